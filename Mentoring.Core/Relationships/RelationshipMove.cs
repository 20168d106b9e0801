namespace Mentoring.Core.Relationships;

/// <summary>Everything that can happen to a relationship (spec §5). Stored by name in its facts.</summary>
public enum RelationshipMove
{
    /// <summary>The request or offer was sent; the first fact of every relationship.</summary>
    Send = 1,

    /// <summary>The sender amends the brief while nobody has answered.</summary>
    Edit = 2,

    /// <summary>The recipient says yes.</summary>
    Accept = 3,

    /// <summary>The recipient says no and why.</summary>
    Decline = 4,

    /// <summary>The recipient wants to know more; the request stays open and its clock goes on.</summary>
    AskForMore = 5,

    /// <summary>The sender takes the request back, or either leaves after acceptance.</summary>
    Withdraw = 6,

    /// <summary>Nobody answered in time.</summary>
    Expire = 7,

    /// <summary>An ended request is asked again; its clock starts anew.</summary>
    Reopen = 8,

    /// <summary>Either pauses, until a day or until resumed.</summary>
    Hold = 9,

    /// <summary>Either goes on after a pause.</summary>
    Resume = 10,

    /// <summary>Either suggests that the end is reached.</summary>
    ProposeCompletion = 11,

    /// <summary>The other one agrees that the end is reached.</summary>
    Complete = 12,

    /// <summary>Nobody spoke against the proposed end in time.</summary>
    CompleteUnanswered = 13,

    /// <summary>Either suggests a new journey after the end.</summary>
    ProposeJourney = 14,

    /// <summary>The other one agrees to a new journey.</summary>
    BeginJourney = 15,

    /// <summary>A proposal is turned down, or taken back by whoever made it.</summary>
    NotNow = 16,

    /// <summary>An account was deleted, suspended or made ineligible.</summary>
    End = 17,

    /// <summary>Told to the sender: the recipient has taken on somebody else and has no free place now.</summary>
    TellFull = 18,

    /// <summary>Told to the sender: the recipient has become unavailable; the request stays open.</summary>
    TellUnavailable = 19,

    /// <summary>Told to the sender: the recipient is away until a day; until then the clock stands still.</summary>
    TellAway = 20,

    /// <summary>Told to the sender: the recipient is available again.</summary>
    TellBack = 21,

    /// <summary>Whoever has to act on an open request was reminded.</summary>
    Remind = 22,

    /// <summary>Told to both: the day has come until which they paused.</summary>
    TellPauseOver = 23,

    /// <summary>Who waits for an answer says so to the other, kindly.</summary>
    Nudge = 24,
}

/// <summary>Who may make a move.</summary>
public enum RelationshipActor
{
    /// <summary>Whoever sent the request or offer.</summary>
    Sender = 1,

    /// <summary>Whoever has to answer it.</summary>
    Recipient = 2,

    /// <summary>Both people.</summary>
    Either = 3,

    /// <summary>The sender, or the person who ended it.</summary>
    SenderOrEnder = 4,

    /// <summary>Whoever did not make the proposal that stands.</summary>
    Answerer = 5,

    /// <summary>The programme itself; nobody's button.</summary>
    System = 6,
}

/// <summary>Words for moves.</summary>
public static class RelationshipMoves
{
    /// <summary>The move as the end of "it cannot be …".</summary>
    internal static string Passive(this RelationshipMove move) => move switch
    {
        RelationshipMove.Edit => "amended",
        RelationshipMove.Accept => "accepted",
        RelationshipMove.Decline => "declined",
        RelationshipMove.AskForMore => "sent back with a question",
        RelationshipMove.Withdraw => "withdrawn",
        RelationshipMove.Expire => "closed as unanswered",
        RelationshipMove.Reopen => "reopened",
        RelationshipMove.Hold => "put on hold",
        RelationshipMove.Resume => "resumed",
        RelationshipMove.ProposeCompletion or RelationshipMove.Complete or RelationshipMove.CompleteUnanswered => "completed",
        RelationshipMove.ProposeJourney or RelationshipMove.BeginJourney => "begun anew",
        RelationshipMove.End => "ended",
        _ => "changed in this way",
    };
}
