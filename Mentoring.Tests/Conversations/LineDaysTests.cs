using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;

namespace Mentoring.Tests.Conversations;

public sealed class LineDaysTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Prague");

    private static readonly LineSetting Setting = new(Cast.Priya, Zone, "Tomas", ThreadMarks.None, null, null, null, FakeTime.Start);

    [Fact]
    public void A_new_line_leaves_the_stretches_before_it_the_very_same()
    {
        var before = LineDays.Of(Lines(60), Setting, []);
        var after = LineDays.Of(Lines(60, and: Line(61, Cast.Tomas)), Setting, before);

        var (old, now) = (Stretches(before), Stretches(after));
        Assert.True(now.Count > 3);
        Assert.All(now.SkipLast(1).Zip(old), pair => Assert.Same(pair.First, pair.Second));
        Assert.NotSame(old[^1], now[^1]);
        Assert.Same(old[^1].Lines[0], now[^1].Lines[0]);
    }

    [Fact]
    public void Earlier_lines_leave_those_below_them_the_very_same()
    {
        var all = Lines(80);
        var before = LineDays.Of([.. all.Skip(40)], Setting, []);
        var after = LineDays.Of(all, Setting, before);

        Assert.Equal(3, Stretches(after).Count(s => Stretches(before).Contains(s, ReferenceEqualityComparer.Instance)));
    }

    [Fact]
    public void Nobody_sees_whether_something_was_drawn_before()
    {
        var random = new Random(1);
        IReadOnlyList<LineDay> drawn = [];
        for (var round = 0; round < 200; round++)
        {
            var first = random.Next(1, 30);
            var setting = Setting with { NewFrom = Maybe(), Target = Maybe(), Opened = Maybe(), Marks = new(0, random.Next(60), FakeTime.Start, random.Next(60)) };
            IReadOnlyList<Line> lines = [.. Lines(60, seed: random.Next(2)).Skip(first).Take(random.Next(1, 40))];
            drawn = LineDays.Of(lines, setting, drawn);

            Assert.Equal(Shapes(LineDays.Of(lines, setting, [])), Shapes(drawn));
            Assert.Equal(lines, Shapes(drawn).Select(s => s.Line));
        }

        int? Maybe() => random.Next(3) == 0 ? random.Next(60) : null;
    }

    [Fact]
    public void A_day_ends_at_the_readers_midnight_and_ends_a_run()
    {
        // 22:58 UTC is two minutes before midnight in Prague in winter
        var evening = new DateTime(2026, 1, 14, 22, 58, 0, DateTimeKind.Utc);
        var days = LineDays.Of([Line(1, Cast.Tomas, evening), Line(2, Cast.Tomas, evening.AddMinutes(1)), Line(3, Cast.Tomas, evening.AddMinutes(3))], Setting, []);

        Assert.Equal([new DateOnly(2026, 1, 14), new DateOnly(2026, 1, 15)], days.Select(d => d.Day));
        Assert.Equal([(false, false), (true, true), (false, true)], Shapes(days).Select(s => (s.Shape.Tight, s.Shape.Noted)));
    }

    private static List<Stretch> Stretches(IEnumerable<LineDay> days) => [.. days.SelectMany(d => d.Stretches)];

    private static List<(Line Line, LineShape Shape, DateOnly Day)> Shapes(IEnumerable<LineDay> days) =>
        [.. days.SelectMany(d => d.Stretches.SelectMany(s => s.Lines.Select(l => (l.Line, l.Shape, d.Day))))];

    private static List<Line> Lines(int count, int seed = 0, Line? and = null) =>
        [.. Enumerable.Range(1, count).Select(n => Line(n, n % (3 + seed) == 0 ? Cast.Priya : Cast.Tomas)), .. and is null ? [] : new[] { and }];

    private static Line Line(int sequence, MemberId author, DateTime? at = null) => Known.GetOrAdd(
        (sequence, author, at), _ => new(MessageId.New(), sequence, author, $"Line {sequence}", at ?? FakeTime.Start.AddMinutes(sequence * 7)) { Revision = sequence });

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(int, MemberId, DateTime?), Line> Known = new();
}
