using System.Linq.Expressions;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

/// <summary>A relationship has as many documents as it may.</summary>
internal sealed record TooManyDocuments(int Most) : Problem($"You two have {Most} documents here, which is the most. Write on in one of them.");

public sealed partial class DocumentCommands
{
    /// <summary>
    /// Comes to the newest sheet of a kind that the two share, and begins one where there is none: however often that is asked, by both and at once, one is begun.
    /// </summary>
    public async Task<Result<DocumentId>> BeginOnceAsync(MemberId by, RelationshipId relationship, DocumentKind kind, CancellationToken cancel) =>
        await queries.PairAsync(by, relationship, cancel) is { } pair ? await BeginAsync(by, pair, new(kind, Shared: true), [], _ => true, cancel) : new NotFound();

    /// <summary>Begins one, unless there is one that would do; then comes to the newest of these.</summary>
    private async Task<Result<DocumentId>> BeginAsync(
        MemberId by, DocumentPair pair, Beginning what, IReadOnlyList<DocumentOperation> operations, Expression<Func<SharedDocument, bool>> unless, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Held, so that whoever asks meanwhile waits for this one
        await db.Relationships.Where(r => r.Id == pair.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version), cancel);
        var newest = db.DocumentsOfPair(pair.Id, pair.Mentor).Where(d => d.Kind == what.Kind).Where(unless)
            .OrderBy(d => d.ArchivedAt != null).ThenByDescending(d => d.TouchedAt).ThenByDescending(d => d.Id);
        if (await newest.Select(d => (DocumentId?)d.Id).FirstOrDefaultAsync(cancel) is { } known)
            return known;

        // As it is now that nobody changes it; it may have ended since it was read
        if (await queries.PairAsync(by, pair.Id, cancel) is not { } held)
            return new NotFound();
        var begun = await AddAsync(db, by, held, what, operations, cancel);
        if (begun.Succeeded)
            await live.CommitAsync(db, transaction, [Topic.Documents(pair.Id)], () => { });
        return begun;
    }

    private async Task<Result<DocumentId>> AddAsync(MentoringDb db, MemberId by, DocumentPair pair, Beginning what, IReadOnlyList<DocumentOperation> operations, CancellationToken cancel)
    {
        if (!pair.MayBegin)
            return new NoLongerTogether();
        if (await db.Documents.CountAsync(d => d.RelationshipId == pair.Id, cancel) >= MostDocuments)
            return new TooManyDocuments(MostDocuments);
        var document = SharedDocument.Begin(DocumentId.New(), pair.Id, what.Kind, by, what.Shared, what.Origin, time.Now());
        db.Add(document);
        var state = new DocumentState(what.Kind);
        foreach (var operation in operations)
        {
            if (state.Apply(operation) is { Succeeded: false, Problems: var problems })
                return Result<DocumentId>.From(problems);
            document.Take(state, by, time.Now());
            db.Add(DocumentChange.Of(document, ChangeId.New(), operation));
        }

        if (document.Kind is DocumentKind.Goal)
            db.Add(GoalStep.Of(document));
        await db.SaveChangesAsync(cancel);
        return document.Id;
    }

    /// <summary>What a document begins with: nothing, all of another one, or the words of a note.</summary>
    private async Task<Result<List<DocumentOperation>>> FirstWordsAsync(MemberId by, RelationshipId relationship, Beginning what, CancellationToken cancel)
    {
        if (what.Origin is not { Document: { } from } origin)
            return new List<DocumentOperation>();
        if (!(await queries.HeadAsync(by, from, cancel)).TryValue(out var source) || source.Row.Relationship != relationship)
            return new NotFound();
        var content = await queries.ContentAsync(by, from, cancel);
        if (!content.TryValue(out var written))
            return Result<List<DocumentOperation>>.From(content.Problems);
        if (origin.Item is { } id)
            return written.State.Item(id) is { Removed: false } item && what.Kind is DocumentKind.Goal ? TitleOf(item.Text(Swot.Words)) : new NotFound();
        return source.Row.Kind == what.Kind ? Copy(written.State, await queries.ListAsync(by, relationship, cancel)) : new NotFound();
    }

    private static List<DocumentOperation> TitleOf(string words)
    {
        var title = Text.Cut(Text.CleanLine(words), DocumentShape.Of(DocumentKind.Goal).Texts[0].Most);
        return title.Length == 0 ? [] : [new EditText(DocumentShape.Title, TextEdit.Replace(0, 0, 0, title))];
    }

    /// <summary>What makes an empty document like another one, but for its title; how far that one has come stays with it.</summary>
    private static List<DocumentOperation> Copy(DocumentState source, IEnumerable<DocumentRow> others)
    {
        var title = CopyTitle.Of(source.Text(DocumentShape.Title), others.Select(d => d.Title), source.Shape.Texts[0].Most);
        var rest = DocumentDifference.Between(new(source.Kind), source)
            .Where(o => o is not (SetValue { Address.Field: Goal.Status or Goal.Current or Goal.Done or Goal.DoneOn } or EditText { Address: { Item: null, Field: DocumentShape.Title } }));
        return [new EditText(DocumentShape.Title, TextEdit.Replace(0, 0, 0, title)), .. rest];
    }
}
