using Mentoring.Core.Relationships;

namespace Mentoring.Core.Notifications;

/// <summary>Notices as one line, for the list and as the subject of a mail.</summary>
public static class NoticeWords
{
    /// <summary>What happened, without a full stop.</summary>
    /// <param name="other">The other person's given name, or what stands for it.</param>
    /// <param name="readerIsMentor">Whether the reader is the mentor of the two.</param>
    /// <param name="detail">The notice's own detail.</param>
    /// <param name="before">The state before the fact it tells of; null where there is none.</param>
    public static string Line(NoticeKind kind, string other, bool readerIsMentor, string detail, RelationshipStatus? before) => kind switch
    {
        NoticeKind.RelationshipEnded when before == RelationshipStatus.Requested => $"The request between you and {other} was closed",
        NoticeKind.RequestReceived => readerIsMentor ? $"{other} asks you to be their mentor" : $"{other} offers to be your mentor",
        NoticeKind.RequestAmended => $"{other} amended the {Asked(readerIsMentor)}",
        NoticeKind.RequestTakenBack => $"{other} took the {Asked(readerIsMentor)} back",
        NoticeKind.RequestReopened => $"{other} asks you again",
        NoticeKind.AnswerReminder => $"{other} still waits for your answer",
        NoticeKind.RequestLapsed => $"{other}'s {Asked(readerIsMentor)} has lapsed",
        NoticeKind.RequestAccepted => readerIsMentor ? $"{other} said yes: you are their mentor" : $"{other} said yes: you have a mentor",
        NoticeKind.RequestDeclined => $"{other} could not take this on",
        NoticeKind.MoreAsked => $"{other} would like to know more",
        NoticeKind.MoreReminder => $"{other} still waits to hear more from you",
        NoticeKind.RequestExpired => $"Your {Sent(readerIsMentor)} to {other} has lapsed",
        NoticeKind.MentorFull => $"{other} has no free place at the moment",
        NoticeKind.MentorUnavailable => $"{other} is not available at the moment",
        NoticeKind.MentorAway => $"{other} is away for a while",
        NoticeKind.MentorBack => $"{other} is available again",
        NoticeKind.RequestStandsAgain => $"{other} is reconsidering",
        _ => Together(kind, other, detail),
    };

    private static string Together(NoticeKind kind, string other, string detail) => kind switch
    {
        NoticeKind.PutOnHold => $"{other} put your relationship on hold",
        NoticeKind.Resumed => $"{other} resumed your relationship",
        NoticeKind.PauseOver => $"Your pause with {other} is over",
        NoticeKind.CompletionProposed => $"{other} proposes to complete your relationship",
        NoticeKind.Completed => $"Your relationship with {other} is complete",
        NoticeKind.JourneyProposed => $"{other} proposes a new journey",
        NoticeKind.JourneyBegun => $"Your new journey with {other} begins",
        NoticeKind.ProposalSetAside => $"{other} set the proposal aside",
        NoticeKind.PartnerLeft => $"{other} withdrew from your relationship",
        NoticeKind.RelationshipEnded => $"Your relationship with {other} was closed",
        NoticeKind.Nudged => $"{other} would like to hear from you",
        NoticeKind.SilenceNudge => $"{other} has not answered for {detail} days",
        NoticeKind.SilenceWayOut => $"Still no word from {other}",
        NoticeKind.WelcomeBack => "Welcome back: you are available to mentees again",
        NoticeKind.GoalQuiet => $"A goal with {other} has been quiet for {detail} days",
        NoticeKind.GoalDue => $"A goal with {other} is due on {detail}",
        NoticeKind.GoalOverdue => $"A goal with {other} was due on {detail}",
        NoticeKind.DocumentRestored => $"{other} brought back your {detail}",
        NoticeKind.NewMatches => $"New matches for “{detail}”",
        _ => $"News from {other}",
    };

    private static string Asked(bool readerIsMentor) => readerIsMentor ? "request" : "offer";

    private static string Sent(bool readerIsMentor) => Asked(!readerIsMentor);

    /// <summary>One more sentence for the list: what it means for the reader.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="readerIsMentor">Whether the reader is the mentor of the two.</param>
    /// <param name="before">The state before the fact it tells of; null where there is none.</param>
    public static string More(NoticeKind kind, bool readerIsMentor, RelationshipStatus? before) => kind switch
    {
        NoticeKind.RelationshipEnded when before == RelationshipStatus.Requested => "What was written for it is kept.",
        NoticeKind.RequestReceived or NoticeKind.RequestReopened => $"Read the {Asked(readerIsMentor)} and answer it.",
        NoticeKind.RequestAmended => "See what changed, and answer.",
        NoticeKind.RequestTakenBack => "You need not do anything.",
        NoticeKind.AnswerReminder => "A friendly no is better than silence.",
        NoticeKind.RequestLapsed => "Its time ran out before it was settled.",
        NoticeKind.RequestAccepted => "Say hello and arrange a first conversation.",
        NoticeKind.RequestDeclined => "See why, and who else might suit.",
        NoticeKind.MoreAsked or NoticeKind.MoreReminder => "Add it to the details of what you sent.",
        NoticeKind.RequestExpired => "What you wrote is kept and can go to somebody else.",
        NoticeKind.MentorFull or NoticeKind.MentorUnavailable => "What you sent stays open; you can also ask somebody else.",
        NoticeKind.MentorAway => "What you sent stays open, and days away do not count.",
        NoticeKind.MentorBack or NoticeKind.RequestStandsAgain => "What you sent is open again; you need not do anything.",
        _ => MoreTogether(kind),
    };

    private static string MoreTogether(NoticeKind kind) => kind switch
    {
        NoticeKind.PutOnHold => "Either of you can resume at any time.",
        NoticeKind.Resumed or NoticeKind.JourneyBegun => "A line from you is a good start.",
        NoticeKind.PauseOver => "Resume when it suits you both.",
        NoticeKind.CompletionProposed or NoticeKind.JourneyProposed => "Agree, or say not now.",
        NoticeKind.Completed => "Your conversation stays open.",
        NoticeKind.ProposalSetAside => "Everything stays as it is.",
        NoticeKind.PartnerLeft or NoticeKind.RelationshipEnded => "What you wrote to each other stays readable.",
        NoticeKind.Nudged => "One line is enough.",
        NoticeKind.SilenceNudge => "A friendly nudge often helps.",
        NoticeKind.SilenceWayOut => "You can wait, or end it well.",
        NoticeKind.GoalQuiet => "Is it still the right one? Either answer is fine.",
        NoticeKind.GoalDue => "See how far it has come.",
        NoticeKind.GoalOverdue => "Choose a new day, or say how it ended.",
        NoticeKind.DocumentRestored => "What was there before is kept in its history.",
        NoticeKind.WelcomeBack => "If you need more time, change your availability.",
        _ => "See who is new.",
    };
}
