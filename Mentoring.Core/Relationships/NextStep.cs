namespace Mentoring.Core.Relationships;

/// <summary>Where a relationship belongs on one person's dashboard.</summary>
public enum DashboardGroup
{
    /// <summary>It waits for the reader.</summary>
    NeedsMyAction = 1,

    /// <summary>The pair works together, or pauses.</summary>
    Active = 2,

    /// <summary>It waits for the other person.</summary>
    WaitingForOther = 3,

    /// <summary>It is over.</summary>
    Ended = 4,
}

/// <summary>What the button beside a next step does.</summary>
public enum StepAction
{
    /// <summary>Opens the relationship.</summary>
    Open = 1,

    /// <summary>Answers a request.</summary>
    Answer = 2,

    /// <summary>Amends one's own request.</summary>
    Amend = 3,

    /// <summary>Writes to the other person.</summary>
    Message = 4,

    /// <summary>Answers a proposal to complete or to begin anew.</summary>
    AnswerProposal = 5,

    /// <summary>Goes on after a pause.</summary>
    Resume = 6,

    /// <summary>Looks for somebody else.</summary>
    FindAnother = 7,
}

/// <summary>What the words of a next step depend on, seen by one of the two people.</summary>
public sealed record StepFacts
{
    public required RelationshipStatus Status { get; init; }

    /// <summary>The other person's given name.</summary>
    public required string Other { get; init; }

    /// <summary>Whether the reader sent the request or offer.</summary>
    public required bool SentByMe { get; init; }

    /// <summary>Whether the reader is the mentor of the two.</summary>
    public required bool IAmMentor { get; init; }

    public required DateTime RoundStartedAt { get; init; }

    /// <summary>When the days count from; later than the start of the round by the recipient's days away.</summary>
    public required DateTime ClockStartedAt { get; init; }

    /// <summary>The day the recipient is back, while days do not count.</summary>
    public DateTime? ClockStoppedUntil { get; init; }

    public DateTime? MoreAskedAt { get; init; }

    /// <summary>Whether the recipient asked for more in this round; still known once it has lapsed.</summary>
    public bool AskedForMore { get; init; }

    public DateTime? EditedAt { get; init; }
    public DateTime? AcceptedAt { get; init; }
    public DateOnly? HoldUntil { get; init; }

    /// <summary>Who made the proposal that stands; null when none does.</summary>
    public bool? ProposedByMe { get; init; }

    /// <summary>Days for which the reader has waited for an answer, once that is long; null otherwise.</summary>
    public int? SilentDays { get; init; }

    /// <summary>Whether the reader may send a nudge about that.</summary>
    public bool MayNudge { get; init; }

    /// <summary>Whether the silence has lasted so long that an honourable way out is offered.</summary>
    public bool LongSilence { get; init; }

    /// <summary>Who ended it; null when it was the programme.</summary>
    public bool? EndedByMe { get; init; }
}

/// <summary>The next step of a relationship, in words for one of the two people (spec §6).</summary>
/// <param name="Title">A few words: what to do, or whom it waits for.</param>
/// <param name="Detail">One sentence of why.</param>
public sealed record NextStep(DashboardGroup Group, string Title, string Detail, StepAction Action)
{
    /// <summary>Days after acceptance in which the first thing to do is to say hello.</summary>
    public const int FreshDays = 14;

    /// <summary>The next step of one relationship for the reader.</summary>
    /// <param name="facts">As the reader sees them.</param>
    /// <param name="now">UTC.</param>
    /// <param name="expiryDays">Days after which an unanswered request is withdrawn.</param>
    /// <param name="zone">The reader's; dates are given in it.</param>
    public static NextStep Of(StepFacts facts, DateTime now, int expiryDays, TimeZoneInfo zone)
    {
        var clock = new StepClock(now, expiryDays, zone);
        return facts.Status switch
        {
            RelationshipStatus.Requested => facts.SentByMe ? Sent(facts, clock) : Received(facts, clock),
            RelationshipStatus.Active => WorkingTogether(facts, clock),
            RelationshipStatus.OnHold => Paused(facts, clock),
            RelationshipStatus.Completed => Finished(facts),
            _ => Over(facts),
        };
    }

    private static NextStep Received(StepFacts facts, StepClock clock)
    {
        var by = $"Answer by {clock.Deadline(facts.ClockStartedAt)}";
        if (facts.MoreAskedAt is { } asked)
            return new(DashboardGroup.WaitingForOther, $"Waiting for {facts.Other} to tell you more", $"You asked {clock.Ago(asked)}. {by}.", StepAction.Open);
        var sent = facts.IAmMentor ? $"{facts.Other} asked you to be their mentor" : $"{facts.Other} offered to be your mentor";
        var detail = facts.EditedAt is { } edited
            ? $"{facts.Other} amended the {(facts.IAmMentor ? "request" : "offer")} {clock.Ago(edited)}."
            : $"{sent} {clock.Ago(facts.RoundStartedAt)}.";
        return new(DashboardGroup.NeedsMyAction, by, detail, StepAction.Answer);
    }

    private static NextStep Sent(StepFacts facts, StepClock clock) => facts.MoreAskedAt is { } asked
        ? new(DashboardGroup.NeedsMyAction, $"Tell {facts.Other} more", $"{facts.Other} asked for more information {clock.Ago(asked)}. Edit the details to answer.", StepAction.Amend)
        : new(DashboardGroup.WaitingForOther, $"Waiting for {facts.Other}, day {clock.Day(facts.ClockStartedAt, facts.ClockStoppedUntil)} of {clock.ExpiryDays}",
            $"You {(facts.IAmMentor ? "offered to be their mentor" : "asked")} {clock.Ago(facts.RoundStartedAt)}.{Away(facts, clock)}", StepAction.Open);

    private static string Away(StepFacts facts, StepClock clock) => facts.ClockStoppedUntil is { } back && clock.IsAhead(back)
        ? $" {facts.Other} is away until {StepClock.Date(DateOnly.FromDateTime(back))}; those days do not count."
        : string.Empty;

    private static NextStep WorkingTogether(StepFacts facts, StepClock clock) => facts switch
    {
        { ProposedByMe: false } => new(DashboardGroup.NeedsMyAction, "Have you reached the end?", $"{facts.Other} proposes to complete this relationship.", StepAction.AnswerProposal),
        { ProposedByMe: true } => new(DashboardGroup.Active, $"Waiting for {facts.Other} to agree", "You proposed to complete this relationship.", StepAction.Open),
        { LongSilence: true } => new(DashboardGroup.Active, $"Still no word from {facts.Other}",
            $"It has been {facts.SilentDays} days. You need not wait for ever: propose to complete, or leave with thanks. Nobody has failed.", StepAction.Open),
        { SilentDays: { } days, MayNudge: true } => new(DashboardGroup.Active, $"{facts.Other} has not answered for {days} days",
            "People get busy, and mean to answer. A friendly nudge often helps.", StepAction.Open),
        { SilentDays: not null } => new(DashboardGroup.Active, $"You nudged {facts.Other}", "Give it a few more days.", StepAction.Open),
        { AcceptedAt: { } since } when clock.Days(since) < FreshDays =>
            new(DashboardGroup.Active, $"Say hello to {facts.Other}", $"You have been working together since {clock.Date(since)}. Arrange when to talk for the first time.", StepAction.Message),
        _ => new(DashboardGroup.Active, $"Keep in touch with {facts.Other}", "Write when something has moved, or when you are stuck.", StepAction.Message),
    };

    private static NextStep Paused(StepFacts facts, StepClock clock) => facts.HoldUntil switch
    {
        { } day when day <= clock.Today => new(DashboardGroup.NeedsMyAction, $"Resume with {facts.Other}", $"The pause was meant to last until {StepClock.Date(day)}.", StepAction.Resume),
        { } day => new(DashboardGroup.Active, $"On hold until {StepClock.Date(day)}", "Either of you can resume earlier.", StepAction.Open),
        null => new(DashboardGroup.Active, "On hold", "Resume whenever it suits you both.", StepAction.Resume),
    };

    private static NextStep Finished(StepFacts facts) => facts.ProposedByMe switch
    {
        false => new(DashboardGroup.NeedsMyAction, "Begin a new journey?", $"{facts.Other} would like to work with you again.", StepAction.AnswerProposal),
        true => new(DashboardGroup.WaitingForOther, $"Waiting for {facts.Other} to agree", "You proposed a new journey.", StepAction.Open),
        null => new(DashboardGroup.Ended, "Completed", $"You can still write to {facts.Other}, or propose a new journey.", StepAction.Open),
    };

    private static NextStep Over(StepFacts facts)
    {
        var ending = facts switch
        {
            { Status: RelationshipStatus.Expired, AskedForMore: true, SentByMe: true } => $"{facts.Other} asked for more information, and the time ran out before it was settled.",
            { Status: RelationshipStatus.Expired, AskedForMore: true } => $"You asked {facts.Other} for more information, and the time ran out before it was settled.",
            { Status: RelationshipStatus.Expired, SentByMe: true } => $"{facts.Other} did not answer in time.",
            { Status: RelationshipStatus.Expired } => $"You did not answer {facts.Other} in time.",
            { Status: RelationshipStatus.Declined, EndedByMe: true } => "You declined this.",
            { Status: RelationshipStatus.Declined } => $"{facts.Other} could not take this on.",
            { EndedByMe: true } => "You withdrew from this.",
            { EndedByMe: false } => $"{facts.Other} withdrew from this.",
            _ => "The programme closed this.",
        };
        return facts is { SentByMe: true, IAmMentor: false, EndedByMe: not true }
            ? new(DashboardGroup.Ended, "Choose another mentor", ending, StepAction.FindAnother)
            : new(DashboardGroup.Ended, Ended(facts), ending, StepAction.Open);
    }

    private static string Ended(StepFacts facts) => facts switch
    {
        { Status: RelationshipStatus.Expired, AskedForMore: true } => "Lapsed",
        { Status: RelationshipStatus.Expired } => "Not answered",
        _ => facts.Status.Words(),
    };
}
