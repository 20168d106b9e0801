using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>Tells whoever waits for an answer inside a relationship what they can do (spec §11).</summary>
public sealed class SilenceSweep(IDbContextFactory<MentoringDb> contexts, LiveTopics live, ScheduleSettings settings, ILogger<SilenceSweep> logger)
    : BatchSweep(contexts, live, logger)
{
    public override async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        await using var db = await OpenAsync(cancel);
        return await db.Conversations.Where(c => c.DueAt != null).MinAsync(c => c.DueAt, cancel);
    }

    protected override async Task<Batch> DoAsync(MentoringDb db, DateTime now, int size, CancellationToken cancel)
    {
        var due = await Due(db, now).Take(size).ToListAsync(cancel);
        if (due.Count == 0)
            return new Batch(0, 0, []);
        var pairs = await TogetherAsync(db, due, cancel);
        await LeaveOutDaysAwayAsync(db, due, now, cancel);
        List<Topic> topics = [];
        foreach (var conversation in due)
        {
            var together = pairs.GetValueOrDefault((conversation.LowId, conversation.HighId));
            if (conversation.TakeSilence(together?.ActiveSince, settings.Current, now) is { } day)
                topics.AddRange(Tell(db, conversation, together!, day, Kind(day), now));
        }

        await db.SaveChangesAsync(cancel);
        return new Batch(due.Count, topics.Count / 2, topics.Count > 0 ? [.. topics, Topic.Outbox] : []);
    }

    protected override async Task<Guid?> FirstAsync(MentoringDb db, DateTime now, CancellationToken cancel) =>
        (await Due(db, now).Select(x => (ConversationId?)x.Id).FirstOrDefaultAsync(cancel))?.Value;

    protected override Task PutOffAsync(MentoringDb db, Guid id, DateTime until, CancellationToken cancel) =>
        db.Conversations.Where(x => x.Id == new ConversationId(id)).ExecuteUpdateAsync(set => set.SetProperty(x => x.DueAt, until), cancel);

    /// <summary>The pairs among these that work together now.</summary>
    private static async Task<Dictionary<(MemberId Low, MemberId High), Relationship>> TogetherAsync(MentoringDb db, List<Conversation> due, CancellationToken cancel)
    {
        var people = due.SelectMany(c => new[] { c.LowId, c.HighId }).Distinct().ToList();
        var active = await db.Relationships.AsNoTracking()
            .Where(r => r.Status == RelationshipStatus.Active && people.Contains(r.MentorId) && people.Contains(r.MenteeId))
            .OrderBy(r => r.ActiveSince).ThenBy(r => r.Id).ToListAsync(cancel);
        return active.GroupBy(r => Conversation.Pair(r.MentorId, r.MenteeId)).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>Who was away already when the newest message came is found here; who goes away later stops the clock themselves.</summary>
    private static async Task LeaveOutDaysAwayAsync(MentoringDb db, List<Conversation> due, DateTime now, CancellationToken cancel)
    {
        var silent = due.Select(c => c.SilentId).Distinct().ToList();
        var today = DateOnly.FromDateTime(now);
        var away = await db.Members.AsNoTracking().Where(m => silent.Contains(m.Id) && m.Mentor!.Availability.Status == AvailabilityStatus.Away && m.Mentor.Availability.AwayUntil > today)
            .ToDictionaryAsync(m => m.Id, m => m.Mentor!.Availability.AwayUntil!.Value, cancel);
        foreach (var conversation in due.Where(c => c.SilenceStoppedUntil is null && away.ContainsKey(c.SilentId)))
            conversation.StopSilence(away[conversation.SilentId], conversation.SilentSince);
    }

    private NoticeKind Kind(int day) => day == settings.Current.SilenceDays[0] ? NoticeKind.SilenceNudge : NoticeKind.SilenceWayOut;

    private static Topic[] Tell(MentoringDb db, Conversation conversation, Relationship together, int day, NoticeKind kind, DateTime now)
    {
        var key = $"silence:{conversation.Id.Value:N}:{conversation.LastSequence}:{day}";
        db.Tell(Notice.Of(kind, conversation.LastAuthorId, key, now, conversation.SilentId, together.Id, $"{day}"));
        return [Topic.Member(conversation.LastAuthorId), Topic.Relationship(together.Id)];
    }

    private static IQueryable<Conversation> Due(MentoringDb db, DateTime now) => db.Conversations.Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).ThenBy(c => c.Id);
}
