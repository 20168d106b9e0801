namespace Mentoring.Web.Live;

/// <summary>The one timer of presence: lets leases run out, and renews those that other nodes hold of this one's people.</summary>
internal sealed class PresenceClock(Presence presence, TimeProvider time, ILogger<PresenceClock> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Leaving is told a few seconds late rather than looked for in everybody every second.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private long _looked = time.GetTimestamp();
    private long _renewed = time.GetTimestamp();

    /// <summary>Does what is due; called every second.</summary>
    internal void Tick()
    {
        presence.ExpireTyping();
        if (IsDue(ref _looked, LookEvery))
            presence.Expire();
        if (IsDue(ref _renewed, Presence.RenewEvery))
            presence.Renew();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.RunAsync("The clock of presence", TickOnAsync, time, logger, stoppingToken);

    private async Task TickOnAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stopping))
            Tick();
    }

    private bool IsDue(ref long last, TimeSpan every)
    {
        if (time.GetElapsedTime(last) < every)
            return false;
        last = time.GetTimestamp();
        return true;
    }
}
