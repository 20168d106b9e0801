using System.Globalization;
using Mentoring.Core.Members;

namespace Mentoring.Web.Data.Seed;

/// <summary>Small things the demo's files say in words.</summary>
internal static class DemoWords
{
    public static MeetingFormats Formats(IEnumerable<string> names) =>
        names.Aggregate(MeetingFormats.None, (all, name) => all | (MeetingFormatNames.Parse(name) ?? throw new InvalidOperationException($"There is no meeting format \"{name}\".")));

    /// <summary>"38 09:05" is five past nine, 38 days before now.</summary>
    public static DateTime Moment(string words, DateTime now)
    {
        var parts = words.Split(' ');
        return now.Date.AddDays(-int.Parse(parts[0], CultureInfo.InvariantCulture)) + TimeSpan.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
