using Mentoring.Core.Members;

namespace Mentoring.Core.Relationships;

/// <summary>One line of the checklist beside a request.</summary>
/// <param name="Done">Whether the brief does it already.</param>
/// <param name="Words">What makes a yes more likely.</param>
public sealed record Advice(bool Done, string Words);

/// <summary>What makes a request likely to be accepted (spec §4): advice only, never a condition.</summary>
public static class BriefAdvice
{
    private const int MostAreas = 3;
    private const int EnoughAim = 60;
    private const int EnoughWhy = 30;
    private const int EnoughMessage = 20;

    /// <summary>The whole checklist for a brief as it is typed.</summary>
    /// <param name="brief">Need not be valid yet.</param>
    /// <param name="theirAreas">What the other person offers or looks for.</param>
    /// <param name="theirFormats">Ways the other person likes to meet.</param>
    /// <param name="other">The other person's given name.</param>
    public static IReadOnlyList<Advice> For(Brief brief, TermSet theirAreas, MeetingFormats theirFormats, string other) =>
    [
        new(brief.Areas.Count is >= 1 and <= MostAreas, "One to three areas: a clear focus"),
        new(brief.Areas.Any(theirAreas.Contains), $"An area that {other} names too"),
        new(brief.Aim.Trim().Length >= EnoughAim, "What should be different at the end, in two sentences"),
        new(brief.WhyYou.Trim().Length >= EnoughWhy, $"Why {other}, and not just anybody"),
        new(brief.Cadence is Cadence.Monthly or Cadence.EveryOtherMonth, "A rhythm that fits beside a job: monthly is usual"),
        new((brief.Formats & theirFormats) != MeetingFormats.None, $"A way to meet that suits {other}"),
        new(brief.Message.Trim().Length >= EnoughMessage, "A few friendly words"),
    ];
}
