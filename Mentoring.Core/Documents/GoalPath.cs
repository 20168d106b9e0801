namespace Mentoring.Core.Documents;

/// <summary>How far a goal had come at a time (UTC).</summary>
/// <param name="Progress">In percent; null while nothing said so.</param>
public readonly record struct GoalPoint(DateTime At, GoalStatus Status, int? Progress);

/// <summary>A goal's way over time, as a chart shows it.</summary>
public static class GoalPath
{
    /// <summary>Points nearer to each other than this are one: somebody was still typing.</summary>
    public static readonly TimeSpan Burst = TimeSpan.FromMinutes(10);

    /// <summary>The points without those that only led to the next, oldest first; of a burst the last one stays, and the very first of all.</summary>
    /// <param name="points">Oldest first.</param>
    public static IReadOnlyList<GoalPoint> Fold(IEnumerable<GoalPoint> points)
    {
        var folded = new List<GoalPoint>();
        var begun = DateTime.MinValue;
        foreach (var point in points)
        {
            if (folded.Count > 1 && point.At - begun < Burst)
            {
                folded[^1] = point;
                continue;
            }

            folded.Add(point);
            begun = point.At;
        }

        return folded;
    }
}
