namespace Mentoring.Core.Programme;

/// <summary>Counts days, but for those in which somebody is away until a known day: it stands still by moving its start on.</summary>
/// <param name="From">When the days count from (UTC); ahead of now while it stands still.</param>
/// <param name="StoppedUntil">The moment it goes on by itself (UTC); null when it was not stopped.</param>
public readonly record struct DayClock(DateTime From, DateTime? StoppedUntil)
{
    /// <summary>Stands still from a moment until a day; a stop that was there before ends at that moment.</summary>
    public DayClock Stop(DateOnly back, DateTime now)
    {
        var until = back.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var running = Start(now);
        return until <= now ? running : new DayClock(running.From + (until - now), until);
    }

    /// <summary>Goes on now; what is left of a stop is given back.</summary>
    public DayClock Start(DateTime now) => new(StoppedUntil is { } until && until > now ? From - (until - now) : From, null);
}
