using Mentoring.Core.Common;

namespace Mentoring.Core.Safety;

/// <summary>Why somebody is reported.</summary>
public enum ReportReason
{
    Harassment = 1,
    ImproperAdvances = 2,
    Spam = 3,
    FalseProfile = 4,

    /// <summary>Needs words of its own.</summary>
    SomethingElse = 5,
}

/// <summary>The words for reasons.</summary>
public static class ReportReasons
{
    public static IReadOnlyList<(ReportReason Reason, string Name)> All { get; } =
    [
        (ReportReason.Harassment, "Harassment or threats"),
        (ReportReason.ImproperAdvances, "Unwanted or improper advances"),
        (ReportReason.Spam, "Spam or selling"),
        (ReportReason.FalseProfile, "False profile"),
        (ReportReason.SomethingElse, "Something else"),
    ];

    public static string Name(this ReportReason reason) => All.FirstOrDefault(r => r.Reason == reason).Name ?? string.Empty;
}

/// <summary>A report as given on the form.</summary>
/// <param name="Reason">Required; null is what an untouched form holds.</param>
/// <param name="Words">At most 2,000 characters; required with <see cref="ReportReason.SomethingElse"/>.</param>
public sealed record ReportAnswer(ReportReason? Reason, string Words)
{
    internal ReportAnswer Cleaned() => this with { Words = Text.Clean(Words) };

    internal IEnumerable<Problem> Faults()
    {
        if (Reason is not { } reason || !Enum.IsDefined(reason))
            yield return new InvalidField(nameof(Reason), "Choose what this is about.");
        else if (reason == ReportReason.SomethingElse && Words.Length == 0)
            yield return new InvalidField(nameof(Words), "Say in a few words what happened.");
        if (Words.Length > Report.WordsLength)
            yield return new InvalidField(nameof(Words), $"Keep this to {Report.WordsLength:N0} characters; it has {Words.Length:N0}.");
    }
}
