using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

/// <summary>What a new document begins with.</summary>
/// <param name="Kind">What is filled in.</param>
/// <param name="Shared">Whether the other person sees it from the beginning.</param>
/// <param name="Origin">A note or action it grows out of, a document it is a copy of, or a message.</param>
public sealed record Beginning(DocumentKind Kind, bool Shared, DocumentOrigin? Origin = null);

/// <summary>The verbs of documents: begin, write, share, put away, bring back.</summary>
public sealed partial class DocumentCommands(
    IDbContextFactory<MentoringDb> contexts, LiveTopics live, DocumentWriter writer, DocumentTails tails, DocumentQueries queries, TimeProvider time)
{
    /// <summary>The most documents of a relationship, so that no list grows without bounds.</summary>
    public const int MostDocuments = 200;

    /// <summary>Changes what is written; doing the same change again is harmless. Comes to the revision it is at.</summary>
    public Task<Result<int>> ChangeAsync(MemberId by, DocumentId id, Change what, CancellationToken cancel) => writer.ChangeAsync(by, id, what).WaitAsync(cancel);

    /// <summary>Makes a change of one's own on the newest state.</summary>
    public async Task<Result<int>> ChangeAsync(MemberId by, DocumentId id, DocumentOperation operation, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var revision = await db.DocumentsOf(by).Where(d => d.Id == id).Select(d => (int?)d.Revision).SingleOrDefaultAsync(cancel);
        return revision is { } known ? await writer.ChangeAsync(by, id, new(ChangeId.New(), known, operation)) : new NotFound();
    }

    /// <summary>Begins a document: empty, as a copy, or as a goal with the words of a note.</summary>
    public async Task<Result<DocumentId>> BeginAsync(MemberId by, RelationshipId relationship, Beginning what, CancellationToken cancel)
    {
        if (await queries.PairAsync(by, relationship, cancel) is not { } pair)
            return new NotFound();
        if (!pair.MayBegin)
            return new NoLongerTogether();
        var contents = await FirstWordsAsync(by, relationship, what, cancel);
        return contents.TryValue(out var operations) ? await BeginAsync(by, pair, what, operations, _ => false, cancel) : Result<DocumentId>.From(contents.Problems);
    }

    /// <summary>Lets the other person see it.</summary>
    public Task<Result> ShareAsync(MemberId by, DocumentId id, CancellationToken cancel) => DoAsync(by, id, d => d.Share(by, time.Now()), cancel);

    /// <summary>Puts it out of the way, or back into use.</summary>
    public Task<Result> ArchiveAsync(MemberId by, DocumentId id, bool archived, CancellationToken cancel) => DoAsync(by, id, d => d.Archive(archived, time.Now()), cancel);

    private async Task<Result> DoAsync(MemberId by, DocumentId id, Func<SharedDocument, Result> decide, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.DocumentsOf(by).AnyAsync(d => d.Id == id, cancel))
            return new NotFound();

        // Held, so that nobody writes in it meanwhile
        await db.Documents.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Version, d => d.Version), cancel);
        var document = await db.Documents.SingleAsync(d => d.Id == id, cancel);
        if (await queries.PairAsync(by, document.RelationshipId, cancel) is not { MayBegin: true })
            return new NoLongerTogether();
        var done = decide(document);
        if (!done.Succeeded)
            return done;
        await db.SaveChangesAsync(cancel);
        await live.CommitAsync(db, transaction, [Topic.Document(id), Topic.Documents(document.RelationshipId)], () => tails.Forget(id));
        return Result.Done;
    }
}
