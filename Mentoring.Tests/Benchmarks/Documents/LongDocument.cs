using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>A G-STAR two people have written in for years, letter by letter, or in a few strokes; either way it says the same in the end.</summary>
internal sealed class LongDocument
{
    /// <summary>A text is cut back when it is longer; all four together are some ten pages.</summary>
    private const int Longest = 4000;

    private static readonly string[] Fields = [GStar.Goals, GStar.Situation, GStar.Thinking, GStar.Results];

    private readonly SharedDocument _document;
    private readonly DocumentState _state = new(DocumentKind.GStar);
    private readonly List<DocumentChange> _changes = [];
    private readonly List<DocumentSnapshot> _snapshots = [];
    private DateTime _at;

    private LongDocument(RelationshipId pair, DateTime now) => (_document, _at) = (SharedDocument.Begin(DocumentId.New(), pair, DocumentKind.GStar, Cast.Priya, shared: true, null, now), now);

    public DocumentId Id => _document.Id;

    public int Revision => _document.Revision;

    /// <summary>Written in bursts by both in turn, with deletions, over many days.</summary>
    public static LongDocument Written(RelationshipId pair, int operations, DateTime from)
    {
        var (document, random) = (new LongDocument(pair, from), new Random(1));
        while (document.Revision < operations)
            document.Burst(random, Math.Min(random.Next(5, 90), operations - document.Revision));
        return document;
    }

    /// <summary>The same words in so many strokes.</summary>
    public LongDocument InStrokes(int strokes, RelationshipId pair)
    {
        var document = new LongDocument(pair, _at);
        for (var i = 0; i < strokes; i++)
        {
            var (field, part) = (Fields[i % Fields.Length], i / Fields.Length);
            var (whole, length, parts) = (_state.Text(field), document._state.Text(field).Length, strokes / Fields.Length);
            var upTo = whole.Length * (part + 1) / parts;
            document.Do(Cast.Priya, new EditText(field, TextEdit.Replace(length, length, 0, whole[length..upTo])));
        }

        return document;
    }

    public async Task SaveAsync(MentoringDb db)
    {
        db.Add(_document);
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await new BulkInsert(db).WriteAsync(_changes, default);
        await new BulkInsert(db).WriteAsync(_snapshots, default);
        await transaction.CommitAsync();
        if (!db.Database.IsNpgsql())
            return;

        // What a server does by itself sooner or later, and not while it is measured
        await db.Database.ExecuteSqlRawAsync("VACUUM (ANALYZE)");
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
    }

    private void Burst(Random random, int strokes)
    {
        var (by, field) = (random.Next(2) == 0 ? Cast.Priya : Cast.Tomas, Fields[random.Next(Fields.Length)]);
        var length = _state.Text(field).Length;
        var (at, cuts) = (random.Next(3) == 0 ? random.Next(length + 1) : length, length > Longest || random.Next(8) == 0);
        _at = _at.AddMinutes(random.Next(1, 90));
        for (var i = 0; i < strokes; i++)
        {
            _at = _at.AddMilliseconds(150);
            if (!cuts || at == 0)
                Do(by, new EditText(field, TextEdit.Replace(length++, at++, 0, random.Next(6) == 0 ? " " : "e")));
            else
                Do(by, new EditText(field, TextEdit.Replace(length--, --at, 1, string.Empty)));
        }
    }

    private void Do(MemberId by, EditText operation)
    {
        Assert.True(_state.Apply(operation).Succeeded);
        _document.Take(_state, by, _at);
        _changes.Add(DocumentChange.Of(_document, ChangeId.New(), operation));
        if (Revision % DocumentSnapshot.Every == 0)
            _snapshots.Add(DocumentSnapshot.Of(_document, _state));
    }
}
