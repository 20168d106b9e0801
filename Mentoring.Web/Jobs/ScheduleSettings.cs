using Mentoring.Core.Common;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Jobs;

/// <summary>The days of the clocks are settings; when they change, everything that waits is counted anew by the new ones.</summary>
public sealed class ScheduleSettings(IDbContextFactory<MentoringDb> contexts, IOptionsMonitor<ProgrammeOptions> options, TimeProvider time)
{
    private string _applied = string.Empty;

    /// <summary>The days that hold now.</summary>
    public Schedule Current => options.CurrentValue.Schedule;

    /// <summary>Costs nothing unless the settings changed since this server last looked.</summary>
    public async Task ApplyAsync(CancellationToken cancel)
    {
        var wanted = Current.Fingerprint;
        if (wanted == _applied)
            return;
        try
        {
            await ApplyAsync(wanted, cancel);
            _applied = wanted;
        }
        catch (Exception e) when (e.IsConflict())
        {
            // Another server applies the same just now; the next look finds it done
        }
    }

    private async Task ApplyAsync(string wanted, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await NoteAsync(db, wanted, cancel))
            await CountAnewAsync(db, time.Now(), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Whether others were noted before; the first ones find everything counted by them.</summary>
    private static async Task<bool> NoteAsync(MentoringDb db, string wanted, CancellationToken cancel)
    {
        var noted = await db.ProgrammeFacts.SingleOrDefaultAsync(f => f.Name == ProgrammeFact.Schedule, cancel);
        if (noted?.Value == wanted)
            return false;
        if (noted is null)
            db.ProgrammeFacts.Add(new ProgrammeFact { Name = ProgrammeFact.Schedule, Value = wanted });
        else
            noted.Value = wanted;
        await db.SaveChangesAsync(cancel);
        return noted is not null;
    }

    private static async Task CountAnewAsync(MentoringDb db, DateTime now, CancellationToken cancel)
    {
        await db.Relationships.Where(r => r.Status == RelationshipStatus.Requested || (r.Status == RelationshipStatus.Active && r.ProposedAt != null))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, now), cancel);
        await db.Conversations
            .Where(c => c.DueAt != null || db.Relationships.Any(r => r.Status == RelationshipStatus.Active && (r.MentorId == c.LowId || r.MentorId == c.HighId) && (r.MenteeId == c.LowId || r.MenteeId == c.HighId)))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DueAt, now), cancel);
    }
}
