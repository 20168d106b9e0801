using System.Globalization;

namespace Mentoring.Core.Relationships;

/// <summary>Counts days and names dates for one reader.</summary>
internal sealed class StepClock(DateTime now, int expiryDays, TimeZoneInfo zone)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public int ExpiryDays => expiryDays;

    public DateOnly Today => Local(now);

    public string Deadline(DateTime started) => Date(Local(started.AddDays(expiryDays)));

    /// <summary>The day of the clock, from 1, never past the last; while the clock stands still, the day it will go on with.</summary>
    public int Day(DateTime started, DateTime? stoppedUntil) =>
        Math.Clamp((int)((stoppedUntil > now ? stoppedUntil.Value : now) - started).TotalDays + 1, 1, Math.Max(1, expiryDays));

    public int Days(DateTime since) => Today.DayNumber - Local(since).DayNumber;

    public string Ago(DateTime then) => Days(then) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        <= 7 and var days => $"{days} days ago",
        _ => $"on {Date(then)}",
    };

    public bool IsAhead(DateTime moment) => moment > now;

    public string Date(DateTime utc) => Date(Local(utc));

    public static string Date(DateOnly day) => day.ToString("d MMM", British);

    private DateOnly Local(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone));
}
