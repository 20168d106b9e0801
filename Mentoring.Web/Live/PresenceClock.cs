namespace Mentoring.Web.Live;

/// <summary>The one timer of presence: lets leases run out, and renews those that other nodes hold of this one's people.</summary>
internal sealed class PresenceClock(Presence presence, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        for (var renewed = time.GetTimestamp(); await NextAsync(timer, stoppingToken);)
        {
            presence.Expire();
            if (time.GetElapsedTime(renewed) < Presence.RenewEvery)
                continue;
            renewed = time.GetTimestamp();
            presence.Renew();
        }
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
