using Mentoring.Core.Common;

namespace Mentoring.Core.Relationships;

/// <summary>Why a request is declined.</summary>
public enum DeclineReason
{
    NoTimeNow = 1,
    NotMyExpertise = 2,
    ConflictOfInterest = 3,
    AnotherMentorWouldSuitBetter = 4,

    /// <summary>Needs words of its own.</summary>
    Other = 5,
}

/// <summary>The words for reasons.</summary>
public static class DeclineReasons
{
    public static IReadOnlyList<(DeclineReason Reason, string Name)> All { get; } =
    [
        (DeclineReason.NoTimeNow, "No time now"),
        (DeclineReason.NotMyExpertise, "Not my expertise"),
        (DeclineReason.ConflictOfInterest, "Conflict of interest"),
        (DeclineReason.AnotherMentorWouldSuitBetter, "Another mentor would suit better"),
        (DeclineReason.Other, "Other"),
    ];

    public static string Name(this DeclineReason reason) => All.FirstOrDefault(r => r.Reason == reason).Name ?? string.Empty;
}

/// <summary>A "no", as given on the form.</summary>
/// <param name="Reason">Required; null is what an untouched form holds.</param>
/// <param name="Text">Words to the sender, at most 1,000 characters; required with <see cref="DeclineReason.Other"/>.</param>
/// <param name="Suggested">Up to two colleagues who might suit.</param>
public sealed record DeclineAnswer(DeclineReason? Reason, string Text, IReadOnlyList<MemberId> Suggested)
{
    public const int MostSuggested = 2;

    internal IEnumerable<Problem> Faults(MemberId mentor, MemberId mentee)
    {
        if (Reason is not { } reason || !Enum.IsDefined(reason))
            yield return new ReasonRequired("Choose a reason, so that the other person understands your answer.");
        else if (reason == DeclineReason.Other && Text.Length == 0)
            yield return new ReasonRequired("Say in a few words why, as none of the reasons fits.");
        if (Text.Length > Relationship.TextLength)
            yield return new InvalidField(nameof(Text), $"Keep this to {Relationship.TextLength:N0} characters; it has {Text.Length:N0}.");
        if (Suggested.Count > MostSuggested)
            yield return new InvalidField(nameof(Suggested), "Suggest at most two colleagues.");
        if (Suggested.Any(s => s == mentor || s == mentee))
            yield return new InvalidField(nameof(Suggested), "Suggest somebody other than the two of you.");
    }
}

/// <summary>A move that needs a reason came without one.</summary>
public sealed record ReasonRequired(string Sentence) : Problem(Sentence);
