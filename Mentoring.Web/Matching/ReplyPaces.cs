using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Matching;

/// <summary>Reply forecasts of the mentors of one page.</summary>
public static class ReplyPaces
{
    private static readonly RelationshipMove[] Replies = [RelationshipMove.Accept, RelationshipMove.Decline, RelationshipMove.AskForMore];

    /// <summary>One query for all of them; mentors whom too few people asked are missing.</summary>
    public static async Task<IReadOnlyDictionary<MemberId, ReplyPace>> OfAsync(MentoringDb db, IReadOnlyCollection<MemberId> mentors, DateTime now, CancellationToken cancel)
    {
        var since = ReplyForecast.Since(now);
        var requests = await db.Relationships.AsNoTracking()
            .Where(r => mentors.Contains(r.MentorId) && r.SenderId != r.MentorId && r.RoundStartedAt > since)
            .Select(r => new { r.MentorId, r.MenteeId, r.RoundStartedAt, r.Status, RepliedAt = r.Events.Where(e => Replies.Contains(e.Move) && e.At >= r.RoundStartedAt).Min(e => (DateTime?)e.At) })
            .Where(r => r.RepliedAt != null || r.Status == RelationshipStatus.Expired)
            .ToListAsync(cancel);
        return requests.GroupBy(r => r.MentorId)
            .Select(g => (Mentor: g.Key, Pace: ReplyForecast.Of(g.Select(r => new AskedRequest(r.MenteeId, r.RoundStartedAt, r.RepliedAt)), now)))
            .Where(p => p.Pace is not null)
            .ToDictionary(p => p.Mentor, p => p.Pace!.Value);
    }
}
