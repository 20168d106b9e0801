using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>What moving the clock led to.</summary>
/// <param name="Now">The programme's time now (UTC).</param>
/// <param name="Effects">Reminders, lapses and the like that came due on the way.</param>
/// <param name="Mails">Mails sent on the way.</param>
public sealed record ClockMoved(DateTime Now, int Effects, int Mails);

/// <summary>Moves the programme's clock in Development. On the way ahead it stops wherever something is due, so that everything happens at its own time, as it would have.</summary>
public sealed class ClockMover(IDbContextFactory<MentoringDb> contexts, ProgrammeClock clock, DueWork work, MailWorker mails, LiveTopics live)
{
    /// <summary>No more stops than one an hour.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    /// <summary>Sets how far the clock is ahead of the real time.</summary>
    public async Task<Result<ClockMoved>> MoveAsync(TimeSpan ahead, CancellationToken cancel)
    {
        if (ahead < TimeSpan.Zero || ahead > ProgrammeClock.Furthest)
            return new ClockOutOfRange();
        var moved = new ClockMoved(clock.Now(), 0, 0);
        for (var stop = await NextAsync(ahead, cancel); stop < ahead; stop = await NextAsync(ahead, cancel))
            moved = await StopAsync(stop, moved, cancel);
        return await StopAsync(ahead, moved, cancel);
    }

    private async Task<ClockMoved> StopAsync(TimeSpan ahead, ClockMoved sofar, CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel))
            await clock.SaveAsync(db, ahead, cancel);
        var effects = await work.RunAsync(cancel);
        var sent = await mails.DrainAsync(cancel);
        live.Announce(Topic.Programme, Topic.Members);
        return new ClockMoved(clock.Now(), sofar.Effects + effects, sofar.Mails + sent);
    }

    /// <summary>How far ahead the next stop is; the end when nothing is due before it.</summary>
    private async Task<TimeSpan> NextAsync(TimeSpan end, CancellationToken cancel)
    {
        var earliest = clock.Ahead + Step;
        if (await work.NextAsync(cancel) is not { } due)
            return end;
        var wanted = clock.Ahead + (due - clock.Now());
        return wanted > earliest ? wanted : earliest;
    }
}
