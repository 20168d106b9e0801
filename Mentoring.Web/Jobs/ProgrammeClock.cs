using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>The time the programme lives in: the real one, which in Development can be moved ahead so that weeks can be watched in minutes. Timers stay real.</summary>
public sealed class ProgrammeClock : TimeProvider
{
    /// <summary>The furthest it can be moved; two years show every clock of the programme.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(730);

    private long _ahead;

    /// <summary>How far it is ahead of the real time.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Takes over what is stored; every process on the same database follows it.</summary>
    public async Task FollowAsync(MentoringDb db, CancellationToken cancel)
    {
        var stored = await db.ProgrammeFacts.AsNoTracking().SingleOrDefaultAsync(f => f.Name == ProgrammeFact.ClockAhead, cancel);
        Set(TimeSpan.TryParse(stored?.Value, CultureInfo.InvariantCulture, out var ahead) ? ahead : TimeSpan.Zero);
    }

    /// <summary>Stores how far it is ahead, for this process and every other.</summary>
    public async Task SaveAsync(MentoringDb db, TimeSpan ahead, CancellationToken cancel)
    {
        var value = ahead.ToString("c", CultureInfo.InvariantCulture);
        if (await db.ProgrammeFacts.SingleOrDefaultAsync(f => f.Name == ProgrammeFact.ClockAhead, cancel) is { } stored)
            stored.Value = value;
        else
            db.ProgrammeFacts.Add(new ProgrammeFact { Name = ProgrammeFact.ClockAhead, Value = value });
        await db.SaveChangesAsync(cancel);
        Set(ahead);
    }

    private void Set(TimeSpan ahead) => Interlocked.Exchange(ref _ahead, ahead.Ticks);
}

/// <summary>A clock that cannot be moved so far, or not back beyond the real time.</summary>
public sealed record ClockOutOfRange() : Problem($"The clock can be moved ahead by up to {ProgrammeClock.Furthest.TotalDays:0} days, and back to the real time.");
