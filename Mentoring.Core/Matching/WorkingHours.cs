using System.Collections.Concurrent;

namespace Mentoring.Core.Matching;

/// <summary>How many working hours two zones share (matching.md).</summary>
public static class WorkingHours
{
    /// <summary>Hours from 09:00 to 18:00.</summary>
    public const double Day = 9;

    /// <summary>What the must-have asks for, in hours.</summary>
    public const double LeastShared = 4;

    private static readonly ConcurrentDictionary<string, (DateOnly Day, int Minutes)> _offsets = new(StringComparer.Ordinal);

    /// <summary>Hours in common on a day, 0 to 9; the offsets are those of noon UTC, an unknown zone counts as UTC.</summary>
    public static double Shared(string zone, string other, DateOnly on)
    {
        var apart = Math.Abs(Offset(zone, on) - Offset(other, on)) % (24 * 60);
        return Math.Max(0, Day - (Math.Min(apart, (24 * 60) - apart) / 60.0));
    }

    /// <summary>Minutes ahead of UTC, remembered for the last day asked for.</summary>
    private static int Offset(string zone, DateOnly on)
    {
        if (_offsets.TryGetValue(zone, out var known) && known.Day == on)
            return known.Minutes;
        var noon = on.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        var minutes = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? (int)found.GetUtcOffset(noon).TotalMinutes : 0;
        _offsets[zone] = (on, minutes);
        return minutes;
    }
}
