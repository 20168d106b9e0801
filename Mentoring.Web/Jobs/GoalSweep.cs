using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>Tells a pair of a shared goal whose day is near or past, or that nobody has touched for weeks (spec §8). What was told once has its notice, and is left out.</summary>
public sealed class GoalSweep(IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time) : ISweep
{
    private const int BatchSize = 200;

    /// <summary>All of this is a matter of days; looking more often would find the same goals again.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    private DateTime _rested = DateTime.MinValue;

    public async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (now, today) = (time.Now(), time.Today());
        var (quietFrom, soonFrom) = (now.AddDays(-GoalSigns.QuietDays), today.AddDays(GoalSigns.SoonDays));
        var open = Open(db).Select(o => o.Goal);
        var quiet = await open.Where(g => g.Status == GoalStatus.UnderWay && g.TouchedAt > quietFrom).MinAsync(g => (DateTime?)g.TouchedAt, cancel);
        var soon = await open.Where(g => g.DueOn > soonFrom).MinAsync(g => g.DueOn, cancel);
        var past = await open.Where(g => g.DueOn >= today).MinAsync(g => g.DueOn, cancel);
        return new[] { quiet?.AddDays(GoalSigns.QuietDays), Midnight(soon?.AddDays(-GoalSigns.SoonDays)), Midnight(past?.AddDays(1)) }.Min();
    }

    public async Task<int> RunAsync(DateTime now, CancellationToken cancel)
    {
        if (now < _rested)
            return 0;
        var (told, found) = (0, BatchSize);
        for (var skipped = 0; found == BatchSize; skipped += BatchSize)
        {
            (found, var more) = await BatchAsync(now, skipped, cancel);
            told += more;
        }

        _rested = now + Rest;
        return told;
    }

    private async Task<(int Found, int Told)> BatchAsync(DateTime now, int skipped, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (quietFrom, soonUntil) = (now.AddDays(-GoalSigns.QuietDays), DateOnly.FromDateTime(now).AddDays(GoalSigns.SoonDays));
        var waiting = await Open(db).Where(o => o.Goal.DueOn <= soonUntil || (o.Goal.Status == GoalStatus.UnderWay && o.Goal.TouchedAt <= quietFrom))
            .OrderBy(o => o.Goal.Id).Skip(skipped).Take(BatchSize).ToListAsync(cancel);
        var notices = waiting.SelectMany(o => Notices(o, now)).ToList();
        var keys = notices.ConvertAll(n => n.Key);
        var known = (await db.Notices.Where(n => keys.Contains(n.Key)).Select(n => n.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        notices.RemoveAll(n => known.Contains(n.Key));
        if (notices.Count > 0)
        {
            notices.ForEach(db.Tell);
            await db.SaveChangesAsync(cancel);
            live.Announce([.. notices.Select(n => Topic.Member(n.MemberId)).Distinct(), Topic.Outbox]);
        }

        return (waiting.Count, notices.Count);
    }

    private static IEnumerable<Notice> Notices(OpenGoal open, DateTime now)
    {
        if (GoalNudge.Of(open.Goal, now) is not { } nudge)
            return [];
        var place = $"/relationships/{open.Goal.RelationshipId.Value}/goals/{open.Goal.Id.Value}";
        (MemberId Reader, MemberId Other)[] both = [(open.Mentor, open.Mentee), (open.Mentee, open.Mentor)];

        // What a mentor wants to learn is theirs to look after
        return both.Take(open.Goal.IsLearning(open.Mentor) ? 1 : 2).Select(b => Notice.Of(nudge.Kind, b.Reader, nudge.Key(open.Goal.Id, b.Reader), now, b.Other, open.Goal.RelationshipId, nudge.Detail, place));
    }

    /// <summary>Shared goals in use with something still to do, of pairs that work together now.</summary>
    private static IQueryable<OpenGoal> Open(MentoringDb db) =>
        from goal in db.Documents.AsNoTracking()
        join pair in db.Relationships on goal.RelationshipId equals pair.Id
        where goal.Kind == DocumentKind.Goal && goal.SharedAt != null && goal.ArchivedAt == null && pair.Status == RelationshipStatus.Active
            && (goal.Status == GoalStatus.Planned || goal.Status == GoalStatus.UnderWay)
        select new OpenGoal { Goal = goal, Mentor = pair.MentorId, Mentee = pair.MenteeId };

    private static DateTime? Midnight(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private sealed class OpenGoal
    {
        public required SharedDocument Goal { get; init; }

        public required MemberId Mentor { get; init; }

        public required MemberId Mentee { get; init; }
    }
}
