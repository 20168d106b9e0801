using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

/// <summary>A change as it comes from whoever makes it.</summary>
/// <param name="Id">Made by whoever makes it, so that sending it again is harmless.</param>
/// <param name="Base">The revision it was made on.</param>
public sealed record Change(ChangeId Id, int Base, DocumentOperation Operation);

/// <summary>A change that waits for the next commit; it comes to its revision.</summary>
internal class Editing(MemberId by, DocumentId document, Change what) : Waiting<Result<int>>
{
    public MemberId By => by;

    public DocumentId Document => document;

    public Change What => what;
}

/// <summary>Decides about a group of changes inside one transaction; nothing is announced or answered before it is committed.</summary>
internal sealed partial class DocumentBatch(PreparedConnection connection, RowWriter rows, LiveTopics live, LiveDocuments documents, DateTime now)
{
    private readonly HashSet<DocumentId> _changed = [];
    private readonly HashSet<RelationshipId> _lists = [];
    private HeldDocuments _held = null!;

    /// <summary>The documents that changed, with what whoever watches them reads.</summary>
    public IEnumerable<(DocumentId Id, DocumentTail Tail)> Changed => _changed.Select(id => (id, documents.Find(id)!.Tail(_held.Documents[id])));

    public IReadOnlyCollection<Topic> Topics => [.. _changed.Select(Topic.Document), .. _lists.Select(Topic.Documents), .. _told];

    public async Task SaveAsync(IReadOnlyList<Editing> entries, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginAsync(cancel);
        _held = await HeldDocuments.HoldAsync(connection, entries.Select(e => e.Document).Distinct(), entries.Select(e => e.What.Id).Distinct(), cancel);
        foreach (var held in _held.Documents.Values)
            rows.Follow(held.Document);
        var known = new Dictionary<ChangeId, int>();
        foreach (var entry in entries)
            entry.Decision = await DecideAsync(entry, known, cancel);
        foreach (var id in _changed)
            rows.Update(_held.Documents[id].Document);
        await rows.SaveAsync(cancel);
        await live.TellInsideAsync(connection.Db, Topics, cancel);
        await transaction.CommitAsync(cancel);
        foreach (var id in _changed)
            documents.Find(id)?.Trim();
    }

    private async Task<Result<int>> DecideAsync(Editing entry, Dictionary<ChangeId, int> known, CancellationToken cancel)
    {
        var (by, what) = (entry.By, entry.What);
        if (!_held.Documents.TryGetValue(entry.Document, out var held) || !held.IsSeenBy(by))
            return new NotFound();
        if (known.TryGetValue(what.Id, out var revision))
            return revision;
        if (_held.Changes.TryGetValue(what.Id, out var resent))
            return resent.DocumentId == entry.Document && resent.AuthorId == by ? resent.Revision : new MalformedOperation("its id is taken");
        if (held.Document.WhyNotWrite(held.Status, held.Apart) is { } problem)
            return problem;
        var document = await documents.AtHeadAsync(connection, held.Document, cancel);
        if (entry is Restoring restoring)
            return await RestoreAsync(document, held, restoring, known, cancel);
        if (what.Base > document.Revision || what.Base < document.Revision - DocumentStatements.PageSize)
            return new OutOfStep();
        List<DocumentOperation> since = [.. (await SinceAsync(document, held.Document.Id, what.Base, cancel)).Select(c => c.Operation)];
        if (!what.Operation.Fits(since))
            return new OutOfStep();
        var operation = what.Operation.Rebase(since);
        if (operation is null)
            return document.Revision;
        return DocumentRoles.WhyNot(document.State, operation, by == held.Mentor) is { } forbidden ? forbidden : Commit(document, held.Document, by, what.Id, operation, known);
    }

    private Result<int> Commit(LiveDocument live, SharedDocument document, MemberId by, ChangeId id, DocumentOperation operation, Dictionary<ChangeId, int> known)
    {
        if (operation is AddItem add)
            operation = add with { By = by };
        var applied = live.State.Apply(operation);
        if (!applied.Succeeded)
            return Result<int>.From(applied.Problems);
        var (status, progress) = (document.Status, document.Progress);
        if (document.Take(live.State, by, now))
            _lists.Add(document.RelationshipId);
        live.Remember(new(document.Revision, id, by, document.TouchedAt, operation));
        rows.Insert(DocumentChange.Of(document, id, operation));
        if (document.Revision % DocumentSnapshot.Every == 0)
            rows.Insert(DocumentSnapshot.Of(document, live.State));
        if ((status, progress) != (document.Status, document.Progress))
            rows.Insert(GoalStep.Of(document));
        _changed.Add(document.Id);
        known[id] = document.Revision;
        return document.Revision;
    }

    private async Task<IEnumerable<Committed>> SinceAsync(LiveDocument document, DocumentId id, int revision, CancellationToken cancel)
    {
        if (revision >= document.Floor)
            return document.Since(revision);
        var stored = await connection.ChangesAsync(id, revision, cancel);
        return stored.Concat(document.Since(stored.Count > 0 ? stored[^1].Revision : revision));
    }
}
