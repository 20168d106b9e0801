using Mentoring.Core.Common;
using Mentoring.Core.Conversations;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Lines that are drawn together.</summary>
/// <param name="Number">Stays the same whatever comes before or after it.</param>
public sealed record Stretch(int Number, IReadOnlyList<(Line Line, LineShape Shape)> Lines);

/// <summary>The lines of one day.</summary>
internal sealed record LineDay(DateOnly Day, IReadOnlyList<Stretch> Stretches);

/// <summary>What gives lines their shape besides themselves.</summary>
/// <param name="NewFrom">The first line that was new when the conversation was opened.</param>
/// <param name="Target">The line somebody was just led to.</param>
internal sealed record LineSetting(MemberId Viewer, TimeZoneInfo Zone, ThreadMarks Marks, int? NewFrom, int? Target);

/// <summary>
/// Lines by day, each day in stretches. A stretch in which nothing changed is the very same one as before, so that a new message is drawn at the cost of a
/// few lines, however many are on the screen.
/// </summary>
internal static class LineDays
{
    private const int StretchLength = 16;

    /// <summary>Lines of one person closer together than this show their time once.</summary>
    private static readonly TimeSpan Run = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<LineDay> Of(IReadOnlyList<Line> lines, LineSetting setting, IReadOnlyList<LineDay> before)
    {
        var newest = lines.LastOrDefault(l => l.AuthorId == setting.Viewer);
        var known = before.SelectMany(d => d.Stretches.Select(s => (d.Day, Stretch: s))).ToDictionary(s => (s.Day, s.Stretch.Number), s => s.Stretch);
        var days = new List<LineDay>();
        for (var at = 0; at < lines.Count;)
        {
            var (day, end) = DayFrom(lines, at, setting.Zone);
            days.Add(new(day, [.. StretchesOf(day, at, end)]));
            at = end;
        }

        return days;

        IEnumerable<Stretch> StretchesOf(DateOnly day, int from, int end)
        {
            while (from < end)
            {
                var number = NumberOf(lines[from]);
                var shaped = new List<(Line, LineShape)>(StretchLength);
                for (; from < end && NumberOf(lines[from]) == number; from++)
                    shaped.Add((lines[from], ShapeOf(from, day)));
                yield return known.TryGetValue((day, number), out var same) && IsSame(same.Lines, shaped) ? same : new(number, shaped);
            }
        }

        LineShape ShapeOf(int at, DateOnly day)
        {
            var line = lines[at];
            var (isNewest, own, isFirst) = (ReferenceEquals(line, newest), line.AuthorId == setting.Viewer, line.Sequence == setting.NewFrom && setting.NewFrom is not null);
            var tight = at > 0 && !isFirst && Follows(lines[at - 1], line) && IsOn(lines[at - 1], day);
            var runs = at + 1 < lines.Count && Follows(line, lines[at + 1]) && IsOn(lines[at + 1], day);
            return new(
                tight, isNewest || !runs, isNewest, at == lines.Count - 1, line.Sequence == setting.Target && setting.Target is not null, isFirst,
                own ? setting.Marks.FateOf(line) : LineFate.Sent, isNewest ? setting.Marks.ReadAt : null);
        }

        bool IsOn(Line line, DateOnly day) => ThreadTimes.Day(line.At, setting.Zone) == day;
    }

    /// <summary>A day goes on until a line of the next.</summary>
    private static (DateOnly Day, int End) DayFrom(IReadOnlyList<Line> lines, int at, TimeZoneInfo zone)
    {
        var day = ThreadTimes.Day(lines[at].At, zone);
        var (from, to) = (lines[at].At, ThreadTimes.EndOf(day, zone));
        for (at++; at < lines.Count; at++)
        {
            var line = lines[at].At;
            if ((line < from || line >= to) && ThreadTimes.Day(line, zone) != day)
                break;
        }

        return (day, at);
    }

    private static int NumberOf(Line line) => (line.Sequence ?? int.MaxValue) / StretchLength;

    private static bool Follows(Line line, Line next) => next.AuthorId == line.AuthorId && next.At - line.At <= Run;

    private static bool IsSame(IReadOnlyList<(Line Line, LineShape Shape)> before, List<(Line Line, LineShape Shape)> now) =>
        before.Count == now.Count && before.Zip(now).All(p => ReferenceEquals(p.First.Line, p.Second.Line) && p.First.Shape == p.Second.Shape);
}
