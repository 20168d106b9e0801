namespace Mentoring.Core.Programme;

/// <summary>The programme's numbers, from the settings section "Programme".</summary>
public sealed class ProgrammeOptions
{
    public const string Section = "Programme";

    /// <summary>Days after sending on which the recipient is reminded; 3, 7 and 15 where nothing is set.</summary>
    public IReadOnlyList<int> ReminderDays { get; set; } = [];

    /// <summary>Days after which an unanswered request is withdrawn.</summary>
    public int ExpiryDays { get; set; } = Schedule.Usual.ExpiryDays;

    /// <summary>Days without an answer after which a proposed end counts as agreed.</summary>
    public int CompletionDays { get; set; } = Schedule.Usual.CompletionDays;

    /// <summary>Days without an answer inside a relationship after which the waiting person is told; 14 and 28 where nothing is set.</summary>
    public IReadOnlyList<int> SilenceDays { get; set; } = [];

    /// <summary>Most requests and offers of one person that may wait for an answer at once.</summary>
    public int OpenRequestLimit { get; set; } = 5;

    /// <summary>New conversations a member may open within 24 hours.</summary>
    public int NewConversationsPerDay { get; set; } = 10;

    /// <summary>The clocks, in order and without days that can never come.</summary>
    public Schedule Schedule => new(
        Rising(ReminderDays.Count > 0 ? ReminderDays : Schedule.Usual.ReminderDays),
        Math.Max(1, ExpiryDays),
        Math.Max(1, CompletionDays),
        Rising(SilenceDays.Count > 0 ? SilenceDays : Schedule.Usual.SilenceDays));

    private static int[] Rising(IEnumerable<int> days) => [.. days.Where(d => d > 0).Distinct().Order()];
}
