using Mentoring.Web.Live;

namespace Mentoring.Web.Jobs;

/// <summary>Does what is due every few seconds. Several servers may run it at once.</summary>
internal sealed class ScheduleWorker(DueWork work, ILogger<ScheduleWorker> logger) : BackgroundService
{
    /// <summary>In real time, however the programme's clock is moved.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.RunAsync("The scheduled work", WorkAsync, TimeProvider.System, logger, stoppingToken);

    private async Task WorkAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period);
        do
            await work.RunAsync(stopping);
        while (await timer.WaitForNextTickAsync(stopping));
    }
}
