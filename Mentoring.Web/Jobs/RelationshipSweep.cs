using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
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
        var due = await Due(db, now).Take(size).ToListAsync(cancel);
        var acted = due.Where(r => r.DoDue(settings.Current, now)).ToList();
        await db.SaveChangesAsync(cancel);
        return new Batch(due.Count, acted.Count, RelationshipTopics.Of(acted));
    }

    protected override async Task<Guid?> FirstAsync(MentoringDb db, DateTime now, CancellationToken cancel) =>
        (await Due(db, now).Select(x => (RelationshipId?)x.Id).FirstOrDefaultAsync(cancel))?.Value;

    protected override Task PutOffAsync(MentoringDb db, Guid id, DateTime until, CancellationToken cancel) =>
        db.Relationships.Where(x => x.Id == new RelationshipId(id)).ExecuteUpdateAsync(set => set.SetProperty(x => x.DueAt, until), cancel);

    private static IQueryable<Relationship> Due(MentoringDb db, DateTime now) => db.Relationships.Where(r => r.DueAt <= now).OrderBy(r => r.DueAt).ThenBy(r => r.Id);
}
