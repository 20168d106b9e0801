namespace Mentoring.Web.Live;

/// <summary>What others may know of whether somebody is here.</summary>
/// <param name="Online">Has the application open at this moment.</param>
/// <param name="Ago">How long ago they left, in steps of <see cref="Step"/>; null when they are here, or when it is not known.</param>
public readonly record struct Sighting(bool Online, TimeSpan? Ago)
{
    /// <summary>As finely as it is told, so that nobody's minutes are counted.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Whoever left longer ago is not told of.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Nothing is known, or nothing may be told; the two are never told apart.</summary>
    public static Sighting Unknown => default;

    public static Sighting Here => new(true, null);

    /// <summary>Somebody who left, as it is told.</summary>
    public static Sighting Left(TimeSpan ago) => ago >= Longest ? Unknown : new(false, TimeSpan.FromTicks(Math.Max(0, ago.Ticks / Step.Ticks) * Step.Ticks));

    /// <summary>In words; empty when there is nothing to tell.</summary>
    public string Words => (Online, Ago) switch
    {
        (true, _) => "Online",
        (_, { } ago) when ago < Step => "Active a few minutes ago",
        (_, { } ago) => $"Active {ago.TotalMinutes:0} minutes ago",
        _ => string.Empty,
    };
}
