using Mentoring.Core.Conversations;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Lines that are drawn together.</summary>
/// <param name="Number">Stays the same whatever comes before or after it.</param>
public sealed record Stretch(int Number, IReadOnlyList<ShapedLine> Lines);

/// <summary>The lines of one day.</summary>
internal sealed record LineDay(DateOnly Day, IReadOnlyList<Stretch> Stretches);

/// <summary>
/// Lines by day, each day in stretches. A stretch in which nothing changed is the very same one as before, so that a new message is drawn at the cost of a
/// few lines, however many are on the screen.
/// </summary>
internal sealed class LineDays
{
    private const int StretchLength = 16;

    /// <summary>Lines of one person closer together than this show their time once.</summary>
    private static readonly TimeSpan Run = TimeSpan.FromMinutes(10);

    private readonly IReadOnlyList<Line> _lines;
    private readonly LineSetting _setting;
    private readonly Line? _newest;
    private readonly Line? _last;
    private readonly Dictionary<(DateOnly, int), Stretch> _drawn;

    private LineDays(IReadOnlyList<Line> lines, LineSetting setting, IReadOnlyList<LineDay> before)
    {
        (_lines, _setting) = (lines, setting);
        _newest = lines.LastOrDefault(l => l.AuthorId == setting.Viewer);
        _last = lines.LastOrDefault(l => !l.Deleted);
        _drawn = before.SelectMany(d => d.Stretches.Select(s => (d.Day, Stretch: s))).ToDictionary(s => (s.Day, s.Stretch.Number), s => s.Stretch);
    }

    /// <summary>Every line with its day and its shape.</summary>
    /// <param name="lines">What is on the screen, in order.</param>
    /// <param name="setting">What they stand in.</param>
    /// <param name="before">What was drawn last.</param>
    public static IReadOnlyList<LineDay> Of(IReadOnlyList<Line> lines, LineSetting setting, IReadOnlyList<LineDay> before) => new LineDays(lines, setting, before).All();

    private List<LineDay> All()
    {
        var days = new List<LineDay>();
        for (var at = 0; at < _lines.Count;)
        {
            var day = ThreadTimes.Day(_lines[at].At, _setting.Zone);
            var end = EndOf(day, at);
            days.Add(new(day, StretchesOf(day, at, end)));
            at = end;
        }

        return days;
    }

    /// <summary>A day goes on until a line of the next.</summary>
    private int EndOf(DateOnly day, int at)
    {
        var (from, to) = (_lines[at].At, ThreadTimes.EndOf(day, _setting.Zone));
        for (at++; at < _lines.Count; at++)
        {
            var time = _lines[at].At;
            if ((time < from || time >= to) && ThreadTimes.Day(time, _setting.Zone) != day)
                break;
        }

        return at;
    }

    private List<Stretch> StretchesOf(DateOnly day, int first, int end)
    {
        var stretches = new List<Stretch>();
        for (var from = first; from < end;)
        {
            var (number, to) = (NumberOf(_lines[from]), from + 1);
            while (to < end && NumberOf(_lines[to]) == number)
                to++;
            stretches.Add(StretchOf(number, _drawn.GetValueOrDefault((day, number)), (first, from, to, end)));
            from = to;
        }

        return stretches;
    }

    private Stretch StretchOf(int number, Stretch? drawn, (int First, int From, int To, int End) range)
    {
        var same = drawn?.Lines.Count == range.To - range.From;
        for (var at = range.From; same && at < range.To; at++)
            same = drawn!.Lines[at - range.From].Is(_lines[at], ShapeOf(at, range.First, range.End));
        return same ? drawn! : new(number, [.. Enumerable.Range(range.From, range.To - range.From).Select(at => Shaped(_lines[at], ShapeOf(at, range.First, range.End), drawn))]);
    }

    /// <summary>A line that stands as it stood is the very same one.</summary>
    private ShapedLine Shaped(Line line, LineShape shape, Stretch? drawn)
    {
        for (var i = 0; i < drawn?.Lines.Count; i++)
        {
            if (drawn.Lines[i].Is(line, shape))
                return drawn.Lines[i];
        }

        return new(line, shape, _setting);
    }

    private LineShape ShapeOf(int at, int first, int end)
    {
        var line = _lines[at];
        var (isNewest, own, isFirst, isOpened) = (ReferenceEquals(line, _newest), line.AuthorId == _setting.Viewer, Is(line, _setting.NewFrom), Is(line, _setting.Opened));
        var tight = at > first && !isFirst && Follows(_lines[at - 1], line);
        var runs = at + 1 < end && Follows(line, _lines[at + 1]);
        return new(
            tight, isNewest || !runs, isNewest, ReferenceEquals(line, _last), Is(line, _setting.Target), isFirst, isOpened, own && isOpened && _setting.Now - line.At <= Message.Changeable,
            own ? _setting.Marks.FateOf(line) : LineFate.Sent, isNewest ? _setting.Marks.ReadAt : null);
    }

    private static bool Is(Line line, int? sequence) => sequence is not null && line.Sequence == sequence;

    private static int NumberOf(Line line) => (line.Sequence ?? int.MaxValue) / StretchLength;

    private static bool Follows(Line line, Line next) => next.AuthorId == line.AuthorId && next.At - line.At <= Run;
}
