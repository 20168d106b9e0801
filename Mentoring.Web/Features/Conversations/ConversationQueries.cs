using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations;

/// <summary>One conversation in the list.</summary>
/// <param name="Other">Whom it is with.</param>
/// <param name="Name">The other person's.</param>
/// <param name="LastIsOwn">Whether the viewer wrote the last line.</param>
public sealed record ConversationRow(ConversationId Id, MemberId Other, string Name, string? Photo, string LastLine, bool LastIsOwn, DateTime LastAt, int Unread);

/// <summary>The newest conversations, and whether there are more.</summary>
public sealed record ConversationRows(IReadOnlyList<ConversationRow> Rows, bool HasMore);

/// <summary>Whom the viewer talks with, and what stands between them.</summary>
/// <param name="Conversation">Null until the first message.</param>
/// <param name="WhyNot">Why the viewer may not write now; null when they may.</param>
/// <param name="Relationship">The one they have or had; null when there is no more than a question between them.</param>
/// <param name="Together">Whether they work together in it now.</param>
/// <param name="Ended">When that ended (UTC); null while it is live.</param>
/// <param name="Asked">Whether the viewer wrote first, or would.</param>
/// <param name="MayRequest">Whether requesting mentoring is open to the viewer.</param>
public sealed record Correspondence(
    ConversationId? Conversation, MemberId Other, string Name, string GivenName, string? Photo, string Headline,
    Problem? WhyNot, RelationshipId? Relationship, bool Together, DateTime? Ended, bool Asked, bool MayRequest);

/// <summary>What screens show of conversations, always from the viewer's own.</summary>
public sealed partial class ConversationQueries(IDbContextFactory<MentoringDb> contexts, ReadingConnections reading, ConversationTails tails, TimeProvider time, IOptionsMonitor<ProgrammeOptions> options)
{
    /// <summary>Newest first.</summary>
    public async Task<ConversationRows> ListAsync(MemberId viewer, int take, CancellationToken cancel)
    {
        var rows = await reading.ReadAsync(c => c.ListAsync(viewer, take + 1, cancel), cancel);
        return new([.. rows.Take(take)], rows.Count > take);
    }

    public Task<int> UnreadAsync(MemberId viewer, CancellationToken cancel) => reading.ReadAsync(c => c.UnreadAsync(viewer, cancel), cancel);

    /// <summary>The conversation these two have; null before their first message.</summary>
    public async Task<ConversationId?> BetweenAsync(MemberId viewer, MemberId other, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Conversations.Of(viewer).Between(viewer, other).Select(c => (ConversationId?)c.Id).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Whom the viewer talks with in this conversation; null when it is not theirs.</summary>
    public async Task<Correspondence?> InAsync(MemberId viewer, ConversationId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var conversation = await db.Conversations.AsNoTracking().Of(viewer).SingleOrDefaultAsync(c => c.Id == id, cancel);
        return conversation is null ? null : await OfAsync(db, viewer, conversation.OtherThan(viewer), conversation, cancel);
    }

    /// <summary>The conversation with somebody, or what it would be; null when there is nobody the viewer may write to.</summary>
    public async Task<Correspondence?> WithAsync(MemberId viewer, MemberId other, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var conversation = await db.Conversations.AsNoTracking().Of(viewer).Between(viewer, other).SingleOrDefaultAsync(cancel);
        var found = await OfAsync(db, viewer, other, conversation, cancel);
        return found?.WhyNot is NotFound ? null : found;
    }

    private async Task<Correspondence?> OfAsync(MentoringDb db, MemberId viewer, MemberId other, Conversation? conversation, CancellationToken cancel)
    {
        if (await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == other, cancel) is not { } person)
            return null;
        var whyNot = await db.WhyNotWriteAsync(viewer, other, conversation is null, options.CurrentValue.NewConversationsPerDay, time.Now(), cancel);
        var (relationship, together, ended) = await RelationshipAsync(db, viewer, other, cancel);
        var mayRequest = relationship is null && whyNot is null && person.Mentor is not null
            && await db.Members.AnyAsync(m => m.Id == viewer && m.Mentee != null, cancel);
        return new(conversation?.Id, other, person.Name, person.Details.GivenName, PhotoAddress.Of(other, person.HasPhoto, person.PhotoVersion),
            person.Details.Headline, whyNot, relationship, together, ended, conversation is null || conversation.StarterId == viewer, mayRequest);
    }

    /// <summary>The relationship of the two that is or was more than a question: the one they work together in, what one asks of the other, or the newest that ended; which it is, and when it ended.</summary>
    private static async Task<(RelationshipId? Id, bool Together, DateTime? Ended)> RelationshipAsync(MentoringDb db, MemberId one, MemberId another, CancellationToken cancel)
    {
        var found = await db.Relationships
            .Where(r => (r.MentorId == one && r.MenteeId == another) || (r.MentorId == another && r.MenteeId == one))
            .Where(r => r.AcceptedAt != null || RelationshipStatuses.Live.Contains(r.Status))
            .OrderByDescending(r => r.Status == RelationshipStatus.Active || r.Status == RelationshipStatus.OnHold).ThenByDescending(r => RelationshipStatuses.Live.Contains(r.Status))
            .ThenByDescending(r => r.ChangedAt).ThenByDescending(r => r.Id)
            .Select(r => new { r.Id, r.Status, r.EndedAt, r.ChangedAt }).FirstOrDefaultAsync(cancel);
        return found is null ? default : (found.Id, found.Status is RelationshipStatus.Active or RelationshipStatus.OnHold, found.Status.IsLive() ? null : found.EndedAt ?? found.ChangedAt);
    }
}
