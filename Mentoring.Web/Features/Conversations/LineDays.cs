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

        IEnumerable<Stretch> StretchesOf(DateOnly day, int first, int end)
        {
            for (var from = first; from < end;)
            {
                var (number, to) = (NumberOf(lines[from]), from + 1);
                while (to < end && NumberOf(lines[to]) == number)
                    to++;
                if (known.TryGetValue((day, number), out var same) && IsSame(same.Lines, from, to))
                    yield return same;
                else
                    yield return new(number, [.. Enumerable.Range(from, to - from).Select(at => (lines[at], ShapeOf(at)))]);
                from = to;

                bool IsSame(IReadOnlyList<(Line Line, LineShape Shape)> drawn, int from, int to)
                {
                    if (drawn.Count != to - from)
                        return false;
                    for (var at = from; at < to; at++)
                    {
                        if (!ReferenceEquals(drawn[at - from].Line, lines[at]) || drawn[at - from].Shape != ShapeOf(at))
                            return false;
                    }

                    return true;
                }

                LineShape ShapeOf(int at)
                {
                    var line = lines[at];
                    var (isNewest, own, isFirst) = (ReferenceEquals(line, newest), line.AuthorId == setting.Viewer, setting.NewFrom is { } from && line.Sequence == from);
                    var tight = at > first && !isFirst && Follows(lines[at - 1], line);
                    var runs = at + 1 < end && Follows(line, lines[at + 1]);
                    return new(
                        tight, isNewest || !runs, isNewest, at == lines.Count - 1, setting.Target is { } target && line.Sequence == target, isFirst,
                        own ? setting.Marks.FateOf(line) : LineFate.Sent, isNewest ? setting.Marks.ReadAt : null);
                }
            }
        }
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
}
