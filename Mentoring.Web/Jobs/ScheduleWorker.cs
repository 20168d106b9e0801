namespace Mentoring.Web.Jobs;

/// <summary>Does what is due every few seconds. Several servers may run it at once.</summary>
internal sealed class ScheduleWorker(DueWork work, ILogger<ScheduleWorker> logger) : BackgroundService
{
    /// <summary>In real time, however the programme's clock is moved.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        do
        {
            try
            {
                await work.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "The scheduled work stumbled; it goes on in a few seconds");
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
