using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>Reminders, lapsing, agreement by silence and the end of pauses: whatever the aggregate says is due (spec §4, §5).</summary>
public sealed class RelationshipSweep(IDbContextFactory<MentoringDb> contexts, LiveTopics live, ScheduleSettings settings, ILogger<RelationshipSweep> logger)
    : BatchSweep(contexts, live, logger)
{
    public override async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        await using var db = await OpenAsync(cancel);
        return await db.Relationships.Where(r => r.DueAt != null).MinAsync(r => r.DueAt, cancel);
    }

    protected override async Task<Batch> DoAsync(MentoringDb db, DateTime now, int size, CancellationToken cancel)
    {
        var due = await db.Relationships.Where(r => r.DueAt <= now).OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(size).ToListAsync(cancel);
        var acted = due.Where(r => r.DoDue(settings.Current, now)).ToList();
        await db.SaveChangesAsync(cancel);
        return new Batch(due.Count, acted.Count, RelationshipTopics.Of(acted));
    }

    protected override Task PutOffAsync(MentoringDb db, DateTime now, DateTime until, CancellationToken cancel) =>
        db.Relationships.Where(r => r.Id == db.Relationships.Where(d => d.DueAt <= now).OrderBy(d => d.DueAt).ThenBy(d => d.Id).First().Id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, until), cancel);
}
