using System.Globalization;

namespace Mentoring.Web.Components.Shared;

/// <summary>Times in words, in the reader's zone.</summary>
public static class Moments
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Relative up to a week ("2 hours ago", "in 3 days"), then a date.</summary>
    public static string Words(DateTime at, DateTime now, TimeZoneInfo zone)
    {
        var (there, here) = (Local(at, zone), Local(now, zone));
        var days = (there.Date - here.Date).Days;
        var span = (at - now).Duration();
        return (days, span) switch
        {
            (_, { TotalMinutes: < 1 }) => "just now",
            (_, { TotalMinutes: < 60 }) => Ago(at < now, (int)span.TotalMinutes, "minute"),
            (0, _) => Ago(at < now, (int)span.TotalHours, "hour"),
            (-1, _) => "yesterday",
            (1, _) => "tomorrow",
            ( > -7 and < 7, _) => Ago(at < now, Math.Abs(days), "day"),
            _ => Date(DateOnly.FromDateTime(there), DateOnly.FromDateTime(here)),
        };
    }

    /// <summary>"Tue 24 November 2026, 09:00 (Europe/London)".</summary>
    public static string Full(DateTime at, TimeZoneInfo zone) => Local(at, zone).ToString("ddd d MMMM yyyy, HH:mm", British) + $" ({zone.Id})";

    /// <summary>"12 Dec", with the year when it is another one.</summary>
    public static string Date(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "d MMM" : "d MMM yyyy", British);

    /// <summary>"12 Dec 2026", as paper keeps it.</summary>
    public static string Printed(DateOnly day) => day.ToString("d MMM yyyy", British);

    /// <summary>"Saturday 12 December", with the year when it is another one.</summary>
    public static string Weekday(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", British);

    /// <summary>"Saturday 21 November".</summary>
    public static string Today(DateTime now, TimeZoneInfo zone) => Local(now, zone).ToString("dddd d MMMM", British);

    public static DateTime Local(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    private static string Ago(bool past, int count, string unit)
    {
        var words = count == 1 ? $"1 {unit}" : $"{count} {unit}s";
        return past ? words + " ago" : "in " + words;
    }
}
