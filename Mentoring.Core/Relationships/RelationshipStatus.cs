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
}
