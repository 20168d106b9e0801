namespace Mentoring.Core.Relationships;

/// <summary>
/// Where a relationship stands (spec §5). It starts as <see cref="Requested"/>; requested, active and on hold are live;
/// the others are ends, out of which it can be reopened or begun anew.
/// </summary>
public enum RelationshipStatus
{
    /// <summary>Sent, and waiting for the recipient's answer.</summary>
    Requested = 1,

    /// <summary>Accepted: the pair works together.</summary>
    Active = 2,

    /// <summary>Paused by either, until a date or until resumed.</summary>
    OnHold = 3,

    /// <summary>The recipient said no, with a reason.</summary>
    Declined = 4,

    /// <summary>Taken back by the sender, or left by either after acceptance, or ended because an account ended.</summary>
    Withdrawn = 5,

    /// <summary>Nobody answered in time.</summary>
    Expired = 6,

    /// <summary>The pair agreed that it reached its end.</summary>
    Completed = 7,
}

/// <summary>Groups of states that rules speak of.</summary>
public static class RelationshipStatuses
{
    /// <summary>States in which a second relationship of the pair in the same direction is refused.</summary>
    public static IReadOnlyList<RelationshipStatus> Live { get; } = [RelationshipStatus.Requested, RelationshipStatus.Active, RelationshipStatus.OnHold];

    public static bool IsLive(this RelationshipStatus status) => status is RelationshipStatus.Requested or RelationshipStatus.Active or RelationshipStatus.OnHold;

    /// <summary>States that take one of a mentor's places: a pause keeps the place.</summary>
    public static IReadOnlyList<RelationshipStatus> TakingAPlace { get; } = [RelationshipStatus.Active, RelationshipStatus.OnHold];

    /// <summary>The state in one or two words, as a tag shows it.</summary>
    public static string Words(this RelationshipStatus status) => status switch
    {
        RelationshipStatus.Requested => "Waiting for an answer",
        RelationshipStatus.OnHold => "On hold",
        _ => status.ToString(),
    };

    /// <summary>The state as the end of "this relationship …".</summary>
    internal static string Sentence(this RelationshipStatus status) => status switch
    {
        RelationshipStatus.Requested => "is still waiting for an answer",
        RelationshipStatus.Active => "is already active",
        RelationshipStatus.OnHold => "is on hold",
        RelationshipStatus.Declined => "was declined",
        RelationshipStatus.Withdrawn => "was withdrawn",
        RelationshipStatus.Expired => "ran out of time",
        _ => "is completed",
    };
}
