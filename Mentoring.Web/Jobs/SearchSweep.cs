using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>Looks once a day whether somebody new matches a saved search, and tells its owner (spec §3).</summary>
public sealed class SearchSweep(IDbContextFactory<MentoringDb> contexts, LiveTopics live, SearchAlerts alerts, MatchIndexKeeper keeper, ILogger<SearchSweep> logger)
    : BatchSweep(contexts, live, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    public override async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        await using var db = await OpenAsync(cancel);
        return await db.SavedSearches.Where(s => s.Alerts).MinAsync(s => s.CheckedAt, cancel) + Period;
    }

    protected override async Task<Batch> DoAsync(MentoringDb db, DateTime now, int size, CancellationToken cancel)
    {
        var due = await Due(db, now).Take(size).ToListAsync(cancel);
        if (due.Count == 0)
            return new Batch(0, 0, []);
        await keeper.RefreshAsync(cancel);
        List<Topic> topics = [];
        foreach (var search in due)
        {
            if ((await alerts.NewMatchesAsync(db, search, now, cancel)).Count == 0)
                continue;
            db.Tell(Notice.Of(NoticeKind.NewMatches, search.MemberId, $"search:{search.Id.Value:N}:{now:yyyy-MM-ddTHH}", now, detail: search.Name, place: $"{SearchAddress.PageOf(search.Kind)}?{search.Query}"));
            topics.Add(Topic.Member(search.MemberId));
        }

        await db.SaveChangesAsync(cancel);
        return new Batch(due.Count, topics.Count, topics.Count > 0 ? [.. topics, Topic.Outbox] : []);
    }

    protected override async Task<Guid?> FirstAsync(MentoringDb db, DateTime now, CancellationToken cancel) =>
        (await Due(db, now).Select(x => (SavedSearchId?)x.Id).FirstOrDefaultAsync(cancel))?.Value;

    protected override Task PutOffAsync(MentoringDb db, Guid id, DateTime until, CancellationToken cancel) =>
        db.SavedSearches.Where(x => x.Id == new SavedSearchId(id)).ExecuteUpdateAsync(set => set.SetProperty(x => x.CheckedAt, until - Period), cancel);

    private static IQueryable<SavedSearch> Due(MentoringDb db, DateTime now)
    {
        var before = now - Period;
        return db.SavedSearches.Where(s => s.Alerts && (s.CheckedAt == null || s.CheckedAt <= before)).OrderBy(s => s.CheckedAt).ThenBy(s => s.Id);
    }
}
