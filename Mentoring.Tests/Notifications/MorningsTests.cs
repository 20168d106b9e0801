using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Web.Features.Notifications;

namespace Mentoring.Tests.Notifications;

public sealed class MorningsTests
{
    [Theory]
    [InlineData("2026-11-23T09:00", "Europe/London", "2026-11-24T08:00")]
    [InlineData("2026-11-23T07:59", "Europe/London", "2026-11-23T08:00")]
    [InlineData("2026-11-23T08:00", "Europe/London", "2026-11-24T08:00")]
    [InlineData("2026-03-28T09:00", "Europe/London", "2026-03-29T07:00")] // The night in which clocks go forward
    [InlineData("2026-10-24T09:00", "Europe/London", "2026-10-25T08:00")] // The night in which they go back
    [InlineData("2026-11-23T20:00", "Pacific/Auckland", "2026-11-24T19:00")]
    [InlineData("2026-11-23T09:00", "Nowhere/Known", "2026-11-24T08:00")]
    public void The_next_morning_is_at_eight_by_the_readers_clock(string now, string zone, string expected) =>
        Assert.Equal(Utc(expected), Mornings.Next(Utc(now), Zones.Of(zone)));

    [Theory]
    [InlineData("Hello Tomas\nmy number is 1", "Hello Tomas")]
    [InlineData("Call +44 (0)20 7946 0958 or write to me@example.org", "Call … or write to …")]
    [InlineData("See https://example.org/me and www.example.org", "See … and …")]
    [InlineData("me@example.org", null)]
    [InlineData("  \n ", null)]
    [InlineData("In 2026 I passed 3 of 14 exams", "In 2026 I passed 3 of 14 exams")]
    public void A_first_line_holds_no_way_to_reach_anybody(string words, string? shown) => Assert.Equal(shown, FirstLine.Of(words));

    [Fact]
    public void A_long_first_line_ends_between_words()
    {
        var line = FirstLine.Of(string.Join(' ', Enumerable.Repeat("mentoring", 40)))!;

        Assert.InRange(line.Length, 140, FirstLine.Length + 1);
        Assert.EndsWith("mentoring…", line, StringComparison.Ordinal);
    }

    private static DateTime Utc(string moment) => DateTime.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
