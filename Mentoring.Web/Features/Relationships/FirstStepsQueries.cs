using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>What a fresh pair has done so far, told by facts; the same for both.</summary>
/// <param name="Hello">Who has written since they were accepted.</param>
/// <param name="Begun">The newest sheet of each tool that both can see.</param>
/// <param name="Written">The tools they have written something in.</param>
public sealed record FirstSteps(IReadOnlySet<MemberId> Hello, IReadOnlyDictionary<DocumentKind, DocumentId> Begun, IReadOnlySet<DocumentKind> Written);

/// <summary>Reads how far a pair has come with its first conversation.</summary>
public sealed class FirstStepsQueries(IDbContextFactory<MentoringDb> contexts)
{
    /// <summary>Null when the relationship is not this person's, or was not accepted.</summary>
    public async Task<FirstSteps?> OfAsync(MemberId me, RelationshipId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var pair = await db.Relationships.Of(me).Where(r => r.Id == id).Select(r => new { r.MentorId, r.MenteeId, r.AcceptedAt }).SingleOrDefaultAsync(cancel);
        if (pair?.AcceptedAt is not { } accepted)
            return null;
        var authors = await (
            from conversation in db.Conversations.Between(pair.MentorId, pair.MenteeId)
            join message in db.Messages on conversation.Id equals message.ConversationId
            where message.SentAt >= accepted
            select message.AuthorId).Distinct().ToListAsync(cancel);
        var sheets = await db.DocumentsOfPair(id, pair.MentorId).OrderBy(d => d.ArchivedAt != null).ThenByDescending(d => d.TouchedAt).ThenByDescending(d => d.Id)
            .Select(d => new { d.Kind, d.Id, IsWritten = d.Revision > 0 }).ToListAsync(cancel);
        return new(authors.ToHashSet(), sheets.DistinctBy(d => d.Kind).ToDictionary(d => d.Kind, d => d.Id), sheets.Where(d => d.IsWritten).Select(d => d.Kind).ToHashSet());
    }
}
