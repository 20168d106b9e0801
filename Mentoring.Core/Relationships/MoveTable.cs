using static Mentoring.Core.Relationships.RelationshipActor;
using static Mentoring.Core.Relationships.RelationshipMove;
using static Mentoring.Core.Relationships.RelationshipStatus;

namespace Mentoring.Core.Relationships;

/// <summary>One legal move.</summary>
/// <param name="From">The state it starts in.</param>
/// <param name="Move">What is done.</param>
/// <param name="By">Who may do it.</param>
/// <param name="To">The state it leads to; the same one when only a fact is left.</param>
public sealed record MoveRule(RelationshipStatus From, RelationshipMove Move, RelationshipActor By, RelationshipStatus To);

/// <summary>The life of a relationship as one table (spec §5): it decides, and it feeds the buttons.</summary>
public static class MoveTable
{
    /// <summary>Every legal move, in the order in which buttons are offered.</summary>
    public static IReadOnlyList<MoveRule> Rules { get; } =
    [
        new(Requested, Accept, Recipient, Active),
        new(Requested, AskForMore, Recipient, Requested),
        new(Requested, Decline, Recipient, Declined),
        new(Requested, Edit, Sender, Requested),
        new(Requested, Withdraw, Sender, Withdrawn),
        new(Requested, Expire, RelationshipActor.System, Expired),
        new(Requested, End, RelationshipActor.System, Withdrawn),
        new(Requested, TellFull, RelationshipActor.System, Requested),
        new(Requested, TellUnavailable, RelationshipActor.System, Requested),
        new(Requested, TellAway, RelationshipActor.System, Requested),
        new(Requested, TellBack, RelationshipActor.System, Requested),
        new(Requested, Remind, RelationshipActor.System, Requested),
        new(Active, Complete, Answerer, Completed),
        new(Active, NotNow, Either, Active),
        new(Active, ProposeCompletion, Either, Active),
        new(Active, CompleteUnanswered, RelationshipActor.System, Completed),
        new(Active, Hold, Either, OnHold),
        new(Active, Nudge, Either, Active),
        new(Active, Withdraw, Either, Withdrawn),
        new(Active, End, RelationshipActor.System, Withdrawn),
        new(OnHold, Resume, Either, Active),
        new(OnHold, TellPauseOver, RelationshipActor.System, OnHold),
        new(OnHold, Withdraw, Either, Withdrawn),
        new(OnHold, End, RelationshipActor.System, Withdrawn),
        new(Declined, Reopen, SenderOrEnder, Requested),
        new(Withdrawn, Reopen, SenderOrEnder, Requested),
        new(Expired, Reopen, SenderOrEnder, Requested),
        new(Completed, BeginJourney, Answerer, Active),
        new(Completed, NotNow, Either, Completed),
        new(Completed, ProposeJourney, Either, Completed),
    ];

    /// <summary>The rule for a move out of a state, or null when it is illegal there for everybody.</summary>
    public static MoveRule? Find(RelationshipStatus from, RelationshipMove move) => Rules.FirstOrDefault(r => r.From == from && r.Move == move);

    /// <summary>Moves that only mean something while a proposal stands.</summary>
    internal static bool NeedsProposal(this RelationshipMove move) => move is Complete or CompleteUnanswered or BeginJourney or NotNow;

    /// <summary>Moves that only mean something while no proposal stands.</summary>
    internal static bool MakesProposal(this RelationshipMove move) => move is ProposeCompletion or ProposeJourney;
}
