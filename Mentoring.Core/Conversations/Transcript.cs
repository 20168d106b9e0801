using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>
/// What a screen shows of a conversation: a stretch without gaps. Lines enter by merging on their id and in no other way, so deliveries may come twice,
/// late and in any order: stored lines by their sequence, then those being sent in the order of writing.
/// </summary>
public sealed class Transcript
{
    private Transcript(IReadOnlyList<Line> lines) => Lines = lines;

    public static Transcript Empty { get; } = new([]);

    public IReadOnlyList<Line> Lines { get; }

    /// <summary>The sequence of the oldest stored line; 0 when there is none.</summary>
    public int First => Lines is [{ Sequence: { } sequence }, ..] ? sequence : 0;

    /// <summary>The sequence of the newest stored line; 0 when there is none. What comes after it is asked for.</summary>
    public int Last => Lines.LastOrDefault(l => l.Sequence is not null)?.Sequence ?? 0;

    /// <summary>
    /// With these lines; a stored line replaces the same one being sent, and a newer form an older one, never the other way round.
    /// The same transcript when none of them is news.
    /// </summary>
    public Transcript Merge(IEnumerable<Line> lines)
    {
        var news = lines.Where(IsNews).ToList();
        if (news.Count == 0)
            return this;
        if (FollowsOn(news))
            return new([.. Lines, .. news]);
        var merged = Lines.ToDictionary(l => l.Id);
        foreach (var line in news)
        {
            if (!merged.TryGetValue(line.Id, out var known) || Replaces(line, known))
                merged[line.Id] = line;
        }

        return new([.. merged.Values.OrderBy(l => l.Sequence ?? int.MaxValue).ThenBy(l => l.At).ThenBy(l => l.Id.Value)]);
    }

    /// <summary>With what changed among the lines shown and, when these reach the newest, with what is new; others are left out, so that no gap appears.</summary>
    public Transcript MergeChanges(IEnumerable<Line> changes, bool reachesNewest = true) =>
        Merge(changes.Where(l => l.Sequence is not { } sequence || (sequence >= First && (reachesNewest || sequence <= Last))));

    /// <summary>With no more than so many lines, the newest.</summary>
    public Transcript Newest(int most) => Lines.Count <= most ? this : new([.. Lines.Skip(Lines.Count - most)]);

    /// <summary>With no more than so many lines, the oldest.</summary>
    public Transcript Oldest(int most) => Lines.Count <= most ? this : new([.. Lines.Take(most)]);

    private static bool Replaces(Line line, Line known) => line.Sequence is not null && (known.Sequence is null || line.Revision > known.Revision);

    private bool IsNews(Line line) => line.Sequence > Last && Lines is not [.., { Sequence: null }]
        || Lines.FirstOrDefault(l => l.Id == line.Id) is not { } known || Replaces(line, known);

    /// <summary>Nearly always: stored lines that are new, in their order, behind all others.</summary>
    private bool FollowsOn(List<Line> news)
    {
        if (Lines is [.., { Sequence: null }])
            return false;
        var last = Last;
        return news.TrueForAll(l => l.Sequence > last && (last = l.Sequence.Value) > 0);
    }
}
