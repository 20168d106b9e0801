using System.Globalization;
using Mentoring.Web.Components.Shared;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Times as a conversation shows them, in the reader's zone.</summary>
internal static class ThreadTimes
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"09:12".</summary>
    public static string Clock(DateTime at, TimeZoneInfo zone) => Moments.Local(at, zone).ToString("HH:mm", British);

    public static DateOnly Day(DateTime at, TimeZoneInfo zone) => DateOnly.FromDateTime(Moments.Local(at, zone));

    /// <summary>When a day ends (UTC).</summary>
    public static DateTime EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).UtcDateTime;
    }

    /// <summary>"Today", "Yesterday", "Tuesday" within a week, then the date.</summary>
    public static string DayName(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => "Today",
        1 => "Yesterday",
        > 1 and < 7 => day.ToString("dddd", British),
        _ => Moments.Date(day, today),
    };

    /// <summary>The time today, the weekday within a week, then the date.</summary>
    public static string Short(DateTime at, DateTime now, TimeZoneInfo zone)
    {
        var (day, today) = (Day(at, zone), Day(now, zone));
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => Clock(at, zone),
            > 0 and < 7 => day.ToString("ddd", British),
            _ => Moments.Date(day, today),
        };
    }
}
