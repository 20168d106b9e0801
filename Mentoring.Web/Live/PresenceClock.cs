namespace Mentoring.Web.Live;

/// <summary>The one timer of presence: lets leases run out, and renews those that other nodes hold of this one's people.</summary>
internal sealed class PresenceClock(Presence presence, TimeProvider time) : BackgroundService
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await NextAsync(timer, stoppingToken))
            Tick();
    }

    private bool IsDue(ref long last, TimeSpan every)
    {
        if (time.GetElapsedTime(last) < every)
            return false;
        last = time.GetTimestamp();
        return true;
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
