using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data.Seed;

/// <summary>A document of demo-documents.json; moments as in the stories.</summary>
/// <param name="Key">How another one names it.</param>
/// <param name="From">What it grew out of: "document/entry".</param>
/// <param name="Own">Private at first, and shared an hour later.</param>
internal sealed record DemoDocument(string Key, string Mentor, string Mentee, DocumentKind Kind, string By, string At, string Title, DemoChange[] Steps, string? From = null, bool Own = false);

/// <summary>Something written: a text (<paramref name="Write"/>), an entry (<paramref name="Add"/>, the list), or values. "day:-3" is three days ago, "member:jin" a person.</summary>
internal sealed record DemoChange(
    string At, string By, string? Write = null, string? Add = null, string Text = "", string? Key = null, string? Item = null, Dictionary<string, string>? Set = null);

/// <summary>Writes the demo's documents by the same operations as people do, each at its own time, so that they have a history.</summary>
internal sealed class DemoDocuments(IReadOnlyDictionary<string, MemberId> people, IReadOnlyList<Relationship> relationships, DateTime now)
{
    /// <summary>How much is typed between two changes of the log.</summary>
    private const int WordsAtOnce = 4;

    private readonly Dictionary<string, DocumentId> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemId> _items = new(StringComparer.Ordinal);

    /// <summary>The document and its log, ready to be saved.</summary>
    public IEnumerable<object> Play(DemoDocument story)
    {
        var at = DemoWords.Moment(story.At, now);
        var relationship = relationships.First(r => r.MentorId == people[story.Mentor] && r.MenteeId == people[story.Mentee]);
        var id = _documents[story.Key] = new(Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero)));
        var writing = new DemoWriting(SharedDocument.Begin(id, relationship.Id, story.Kind, people[story.By], !story.Own, Origin(story.From), at));
        Type(writing, people[story.By], at, DocumentShape.Title, story.Title);
        foreach (var step in story.Steps)
            Play(writing, story.Key, step);
        if (story.Own)
            writing.Share(people[story.By], at.AddHours(1));
        return writing.Saved;
    }

    private DocumentOrigin? Origin(string? from) => from is null ? null : new(_documents[from.Split('/')[0]], _items[from]);

    private void Play(DemoWriting writing, string document, DemoChange step)
    {
        var (by, at) = (people[$"{step.By.Split('@')[0]}@demo.example"], DemoWords.Moment(step.At, now));
        ItemId? item = step.Item is { } key ? _items[$"{document}/{key}"] : null;
        if (step.Add is { } list)
        {
            item = new ItemId(Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero)));
            _items[$"{document}/{step.Key ?? item.Value.Value.ToString()}"] = item.Value;
            writing.Do(by, at, new AddItem(item.Value, list, Rank.Between(writing.State.Items(list) is [.., var last] ? last.Rank : null, null), by));
            Type(writing, by, at, new(item, Swot.Words), step.Text);
        }
        else if (step.Write is { } field)
        {
            Type(writing, by, at, new(item, field), step.Text);
        }

        foreach (var (field, value) in step.Set ?? [])
            writing.Do(by, at.AddSeconds(50), new SetValue(new(item, field), Value(value)));
    }

    /// <summary>A few words at a time; what stands there already is kept as far as it is the same.</summary>
    private static void Type(DemoWriting writing, MemberId by, DateTime at, FieldAddress address, string text)
    {
        var before = writing.State.Text(address);
        var begun = text.StartsWith(before, StringComparison.Ordinal) ? before.Length : 0;
        var words = text[begun..].Split(' ');
        for (var i = WordsAtOnce; i < words.Length + WordsAtOnce; i += WordsAtOnce)
        {
            var so = text[..begun] + string.Join(' ', words.Take(i));
            writing.Do(by, at.AddSeconds(i), new EditText(address, TextEdit.Difference(writing.State.Text(address), so)));
        }
    }

    private string Value(string words) => words.Split(':') switch
    {
        ["day", var days] => FieldValues.Of(DateOnly.FromDateTime(now).AddDays(int.Parse(days, CultureInfo.InvariantCulture))),
        ["member", var name] => FieldValues.Of(people[$"{name}@demo.example"]),
        _ => words,
    };
}

/// <summary>One document as it is written.</summary>
internal sealed class DemoWriting
{
    private readonly SharedDocument _document;
    private readonly List<object> _saved;

    public DemoWriting(SharedDocument document)
    {
        (_document, State, _saved) = (document, new(document.Kind), [document]);
        Note(before: null);
    }

    public DocumentState State { get; }

    public IEnumerable<object> Saved => _saved;

    public void Share(MemberId by, DateTime at) => _document.Share(by, at);

    public void Do(MemberId by, DateTime at, DocumentOperation operation)
    {
        if (State.Apply(operation) is { Problem: { } problem })
            throw new InvalidOperationException($"{_document.Title}: {problem.Sentence}");
        (GoalStatus?, int?) before = (_document.Status, _document.Progress);
        _document.Take(State, by, at);
        _saved.Add(DocumentChange.Of(_document, ChangeId.New(), operation));
        if (_document.Revision % DocumentSnapshot.Every == 0)
            _saved.Add(DocumentSnapshot.Of(_document, State));
        Note(before);
    }

    private void Note((GoalStatus? Status, int? Progress)? before)
    {
        if (_document.Kind is DocumentKind.Goal && before != (_document.Status, _document.Progress))
            _saved.Add(GoalStep.Of(_document));
    }
}
