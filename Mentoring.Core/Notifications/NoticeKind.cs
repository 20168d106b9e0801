namespace Mentoring.Core.Notifications;

/// <summary>What somebody is told.</summary>
public enum NoticeKind
{
    /// <summary>A request or offer has come.</summary>
    RequestReceived = 1,

    /// <summary>The sender amended it.</summary>
    RequestAmended = 2,

    /// <summary>The sender took it back.</summary>
    RequestTakenBack = 3,

    /// <summary>It was opened again and waits for the reader.</summary>
    RequestReopened = 4,

    /// <summary>It still waits for the reader's answer.</summary>
    AnswerReminder = 5,

    /// <summary>It ran out of time; told to who was asked, whether or not they had asked for more.</summary>
    RequestLapsed = 6,

    /// <summary>The answer is yes.</summary>
    RequestAccepted = 7,

    /// <summary>The answer is no, and why.</summary>
    RequestDeclined = 8,

    /// <summary>The recipient would like to know more first.</summary>
    MoreAsked = 9,

    /// <summary>The recipient still waits to hear more.</summary>
    MoreReminder = 10,

    /// <summary>It ran out of time; told to who sent it, with whom to ask instead.</summary>
    RequestExpired = 11,

    /// <summary>The recipient took on somebody else and is full.</summary>
    MentorFull = 12,

    /// <summary>The recipient has become unavailable.</summary>
    MentorUnavailable = 13,

    /// <summary>The recipient is away until a day.</summary>
    MentorAway = 14,

    /// <summary>The recipient is back.</summary>
    MentorBack = 15,

    /// <summary>Who declined lets the request stand after all.</summary>
    RequestStandsAgain = 16,

    /// <summary>The partner paused.</summary>
    PutOnHold = 17,

    /// <summary>The partner goes on.</summary>
    Resumed = 18,

    /// <summary>The day has come until which the pair paused.</summary>
    PauseOver = 19,

    /// <summary>The partner proposes to complete.</summary>
    CompletionProposed = 20,

    /// <summary>The relationship is complete.</summary>
    Completed = 21,

    /// <summary>The partner proposes a new journey.</summary>
    JourneyProposed = 22,

    /// <summary>A new journey has begun.</summary>
    JourneyBegun = 23,

    /// <summary>A proposal was set aside or taken back.</summary>
    ProposalSetAside = 24,

    /// <summary>The partner left.</summary>
    PartnerLeft = 25,

    /// <summary>The programme closed the relationship because an account ended.</summary>
    RelationshipEnded = 26,

    /// <summary>The partner would like to hear from the reader.</summary>
    Nudged = 27,

    /// <summary>The reader has waited for an answer; a nudge is offered.</summary>
    SilenceNudge = 28,

    /// <summary>The reader has waited for long; an honourable way out is offered.</summary>
    SilenceWayOut = 29,

    /// <summary>The reader's time away is over, and they are listed as available again.</summary>
    WelcomeBack = 30,

    /// <summary>Somebody new matches a saved search.</summary>
    NewMatches = 31,

    /// <summary>Nobody has touched a shared goal under way for weeks.</summary>
    GoalQuiet = 32,

    /// <summary>A shared goal is due within days.</summary>
    GoalDue = 33,

    /// <summary>The day of a shared goal has passed.</summary>
    GoalOverdue = 34,

    /// <summary>The partner brought an earlier version of a shared document back.</summary>
    DocumentRestored = 35,
}

/// <summary>Kinds that are wanted or not together; what a person sets preferences for.</summary>
public enum NoticeCategory
{
    /// <summary>Requests and offers that come to the reader.</summary>
    Requests = 1,

    /// <summary>What becomes of the reader's own requests and offers.</summary>
    Answers = 2,

    /// <summary>Changes in a relationship.</summary>
    Relationships = 3,

    /// <summary>When it has gone quiet.</summary>
    Silence = 4,

    /// <summary>New matches for saved searches.</summary>
    Searches = 5,

    /// <summary>Messages that stay unread while their reader is away.</summary>
    Messages = 6,
}

/// <summary>How mail about a category comes.</summary>
public enum MailChoice
{
    /// <summary>As soon as it happens.</summary>
    AtOnce = 1,

    /// <summary>Together, once a day in the morning.</summary>
    Daily = 2,

    /// <summary>Not by mail; the notice in the application stays.</summary>
    Off = 3,
}

/// <summary>What belongs to a kind.</summary>
public static class NoticeKinds
{
    public static NoticeCategory Category(this NoticeKind kind) => kind switch
    {
        NoticeKind.RequestReceived or NoticeKind.RequestAmended or NoticeKind.RequestTakenBack or NoticeKind.RequestReopened or NoticeKind.AnswerReminder
            or NoticeKind.RequestLapsed or NoticeKind.WelcomeBack => NoticeCategory.Requests,
        >= NoticeKind.RequestAccepted and <= NoticeKind.RequestStandsAgain => NoticeCategory.Answers,
        NoticeKind.Nudged or NoticeKind.SilenceNudge or NoticeKind.SilenceWayOut or NoticeKind.GoalQuiet or NoticeKind.GoalDue or NoticeKind.GoalOverdue => NoticeCategory.Silence,
        NoticeKind.NewMatches => NoticeCategory.Searches,
        _ => NoticeCategory.Relationships,
    };

    /// <summary>Whether the mail carries links that answer in one click.</summary>
    public static bool AsksForAnswer(this NoticeKind kind) =>
        kind is NoticeKind.RequestReceived or NoticeKind.RequestAmended or NoticeKind.RequestReopened or NoticeKind.AnswerReminder;

    /// <summary>The category as a heading of the preferences.</summary>
    public static string Name(this NoticeCategory category) => category switch
    {
        NoticeCategory.Requests => "Requests and offers to you",
        NoticeCategory.Answers => "Answers to your requests and offers",
        NoticeCategory.Relationships => "Changes in your relationships",
        NoticeCategory.Messages => "Messages you have not read",
        NoticeCategory.Silence => "When it has gone quiet",
        _ => "New matches for your saved searches",
    };
}
