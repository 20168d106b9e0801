namespace Mentoring.Core.Programme;

/// <summary>The programme's numbers, from the settings section "Programme".</summary>
public sealed class ProgrammeOptions
{
    public const string Section = "Programme";

    /// <summary>Days after sending on which the recipient is reminded; 3, 7 and 15 where nothing is set.</summary>
    public IReadOnlyList<int> ReminderDays { get; set; } = [];

    /// <summary>Days after which an unanswered request is withdrawn.</summary>
    public int ExpiryDays { get; set; } = 21;

    /// <summary>Most requests and offers of one person that may wait for an answer at once.</summary>
    public int OpenRequestLimit { get; set; } = 5;

    /// <summary>New conversations a member may open within 24 hours.</summary>
    public int NewConversationsPerDay { get; set; } = 10;
}
