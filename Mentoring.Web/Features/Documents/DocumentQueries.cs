using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

/// <summary>What screens show of documents, each for one viewer and within their scope.</summary>
public sealed partial class DocumentQueries(IDbContextFactory<MentoringDb> contexts, ReadingConnections reading, DocumentTails tails)
{
    /// <summary>The most documents one list shows.</summary>
    public const int MostListed = 200;

    /// <summary>The documents of a relationship, those written in last first.</summary>
    public async Task<IReadOnlyList<DocumentRow>> ListAsync(MemberId viewer, RelationshipId relationship, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var documents = await db.DocumentsOf(viewer).AsNoTracking().Where(d => d.RelationshipId == relationship)
            .OrderByDescending(d => d.TouchedAt).ThenByDescending(d => d.Id).Take(MostListed).ToListAsync(cancel);
        var mentor = await db.Relationships.Where(r => r.Id == relationship).Select(r => r.MentorId).SingleOrDefaultAsync(cancel);
        return documents.ConvertAll(d => AsRow(d, viewer, mentor));
    }

    /// <summary>The relationship, for pages about its documents; null when it is not the viewer's.</summary>
    public async Task<DocumentPair?> PairAsync(MemberId viewer, RelationshipId relationship, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await PairAsync(db, viewer, relationship, cancel);
    }

    /// <summary>What stands around a document.</summary>
    public async Task<Result<DocumentHead>> HeadAsync(MemberId viewer, DocumentId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.DocumentsOf(viewer).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return new NotFound();
        var pair = (await PairAsync(db, viewer, document.RelationshipId, cancel))!;
        var related = await RelatedAsync(db, viewer, document, cancel);
        return new DocumentHead(
            AsRow(document, viewer, pair.Mentor), pair, document.WhyNotWrite(pair.Status, pair.Apart),
            related.Find(r => r.Id == document.OriginId) is { } origin ? origin with { Item = document.OriginItemId } : null, related.FindAll(r => r.Id != document.OriginId), document.OriginMessageId);
    }

    /// <summary>What is written in a document now.</summary>
    public Task<Result<DocumentContent>> ContentAsync(MemberId viewer, DocumentId id, CancellationToken cancel) => ContentAsync(viewer, id, int.MaxValue, cancel);

    /// <summary>What was written in it at a revision.</summary>
    public async Task<Result<DocumentContent>> ContentAsync(MemberId viewer, DocumentId id, int revision, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.DocumentsOf(viewer).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return new NotFound();
        var live = await reading.ReadAsync(c => c.LoadAsync(document, Math.Clamp(revision, 0, document.Revision), cancel), cancel);
        return new DocumentContent(live.State, live.Revision);
    }

    /// <summary>Who wrote in a document last, and when, as far as memory tells; null when it does not, or it is not the viewer's to see.</summary>
    public (bool ByMe, DateTime At)? LastWritten(MemberId viewer, DocumentId id) =>
        tails.Find(id) is { Changes: [.., var last] } tail && tail.Held.IsSeenBy(viewer) ? (last.Author == viewer, last.At) : null;

    /// <summary>The changes after a revision, oldest first; of a full page there may be more.</summary>
    public async Task<Result<IReadOnlyList<Committed>>> SinceAsync(MemberId viewer, DocumentId id, int revision, CancellationToken cancel)
    {
        if (tails.Find(id) is { } tail && tail.Floor <= revision)
            return tail.Held.IsSeenBy(viewer) ? tail.Changes.SkipWhile(c => c.Revision <= revision).ToList() : new NotFound();
        if (!await SeesAsync(viewer, id, cancel))
            return new NotFound();
        return await reading.ReadAsync(c => c.ChangesAsync(id, revision, cancel), cancel);
    }

    private async Task<bool> SeesAsync(MemberId viewer, DocumentId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.DocumentsOf(viewer).AnyAsync(d => d.Id == id, cancel);
    }

    private static DocumentRow AsRow(SharedDocument document, MemberId viewer, MemberId mentor) => new(
        document.Id, document.RelationshipId, document.Kind, document.Title, document.OwnerId == viewer, document.IsShared, document.IsArchived,
        document.TouchedAt, document.TouchedById == viewer, document.Status, document.DueOn, document.Progress, document.IsLearning(mentor), document.Revision);

    private static async Task<DocumentPair?> PairAsync(MentoringDb db, MemberId viewer, RelationshipId id, CancellationToken cancel)
    {
        var found = await (
            from relationship in db.Relationships.Of(viewer)
            where relationship.Id == id
            join other in db.Members on relationship.MentorId == viewer ? relationship.MenteeId : relationship.MentorId equals other.Id
            select new { relationship.MentorId, relationship.MenteeId, relationship.Status, OtherId = other.Id, other.Details.GivenName, other.Details.FamilyName, other.HasPhoto, other.PhotoVersion })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : new DocumentPair(
            id, found.MentorId, found.MenteeId, found.Status, $"{found.GivenName} {found.FamilyName}".Trim(), found.GivenName,
            PhotoAddress.Of(found.OtherId, found.HasPhoto, found.PhotoVersion), await db.Blocks.Between(viewer, found.OtherId).AnyAsync(cancel));
    }

    private static Task<List<DocumentLink>> RelatedAsync(MentoringDb db, MemberId viewer, SharedDocument document, CancellationToken cancel) =>
        db.DocumentsOf(viewer).Where(d => d.OriginId == document.Id || d.Id == document.OriginId).OrderBy(d => d.Id).Take(MostListed)
            .Select(d => new DocumentLink(d.Id, d.RelationshipId, d.Kind, d.Title, d.OriginItemId, d.Status)).ToListAsync(cancel);
}
