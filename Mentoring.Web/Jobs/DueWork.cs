using Mentoring.Core.Common;

namespace Mentoring.Web.Jobs;

/// <summary>Everything that time makes due, in one place: the worker calls it every few seconds, the clock command as of a later time.</summary>
public sealed class DueWork(IEnumerable<ISweep> sweeps, ScheduleSettings settings, TimeProvider time, ILogger<DueWork> logger)
{
    /// <summary>Does what is due by now.</summary>
    /// <returns>How many effects there were.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await settings.ApplyAsync(cancel);
        var done = 0;
        foreach (var sweep in sweeps)
            done += await TryAsync(sweep, cancel);
        return done;
    }

    /// <summary>A sweep that stumbles holds up no other.</summary>
    private async Task<int> TryAsync(ISweep sweep, CancellationToken cancel)
    {
        try
        {
            return await sweep.RunAsync(time.Now(), cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(e, "{Sweep} stumbled; it goes on in a few seconds", sweep.GetType().Name);
            return 0;
        }
    }

    /// <summary>The next moment (UTC) at which something may be due; null when nothing is planned.</summary>
    public async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        DateTime? next = null;
        foreach (var sweep in sweeps)
            next = await sweep.NextAsync(cancel) is { } own && !(own > next) ? own : next;
        return next;
    }
}
