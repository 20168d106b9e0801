namespace Mentoring.Core.Notifications;

/// <summary>When daily summaries go out: at eight in the morning by the reader's clock on the wall.</summary>
public static class Mornings
{
    /// <summary>By the reader's clock on the wall.</summary>
    public static readonly TimeOnly Hour = new(8, 0);

    /// <summary>The next morning (UTC) after a moment: the same time on the wall every day, in summer and in winter.</summary>
    public static DateTime Next(DateTime now, TimeZoneInfo zone)
    {
        var day = Day(now, zone);
        var today = On(day, zone);
        return today > now ? today : On(day.AddDays(1), zone);
    }

    /// <summary>The day it is for the reader.</summary>
    public static DateOnly Day(DateTime now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));

    private static DateTime On(DateOnly day, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(Hour);

        // Where the clocks are put forward over this very hour, the first moment after it
        while (zone.IsInvalidTime(wall))
            wall = wall.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(wall, zone);
    }
}
