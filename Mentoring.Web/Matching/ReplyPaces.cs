using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Matching;

/// <summary>Reply forecasts of the mentors of one page.</summary>
public static class ReplyPaces
{
    /// <summary>One query for all of them; mentors whom too few people asked are missing.</summary>
    public static async Task<IReadOnlyDictionary<MemberId, ReplyPace>> OfAsync(MentoringDb db, IReadOnlyCollection<MemberId> mentors, DateTime now, CancellationToken cancel)
    {
        var since = ReplyForecast.Since(now);
        var requests = await db.Relationships.AsNoTracking()
            .Where(r => mentors.Contains(r.MentorId) && r.SenderId != r.MentorId && r.ClockStartedAt > since && (r.RepliedAt != null || r.Status == RelationshipStatus.Expired))
            .Select(r => new { r.MentorId, Request = new AskedRequest(r.MenteeId, r.ClockStartedAt, r.RepliedAt) })
            .ToListAsync(cancel);
        return requests.GroupBy(r => r.MentorId)
            .Select(g => (Mentor: g.Key, Pace: ReplyForecast.Of(g.Select(r => r.Request), now)))
            .Where(p => p.Pace is not null)
            .ToDictionary(p => p.Mentor, p => p.Pace!.Value);
    }
}
