using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;

namespace Mentoring.Tests.Relationships;

/// <summary>Every state a relationship can be in, told apart where a rule tells them apart.</summary>
public enum Situation
{
    Requested,
    MoreAsked,
    Active,
    CompletionProposedBySender,
    CompletionProposedByRecipient,
    OnHold,
    Declined,
    WithdrawnBySender,
    WithdrawnByRecipient,
    EndedByProgramme,
    Expired,
    Completed,
    JourneyProposedBySender,
    JourneyProposedByRecipient,
}

public enum Actor
{
    Sender,
    Recipient,
    Stranger,
    Programme,
}

/// <summary>Priya asks Tomas; everything here happens on the same morning unless a test says otherwise.</summary>
public static class Situations
{
    public static readonly DateTime Start = new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc);
    public static readonly MemberId Tomas = MemberId.New();
    public static readonly MemberId Priya = MemberId.New();
    public static readonly MemberId Amara = MemberId.New();

    public static readonly Brief Brief = new(
        TermSet.Of(new TermId(3)), "Become an audit manager", "You did the same", 6, Cadence.Monthly, MeetingFormats.Online, "Hello Tomas");

    public static readonly DeclineAnswer NoTime = new(DeclineReason.NoTimeNow, string.Empty, []);

    public static MemberId? Id(this Actor actor) => actor switch
    {
        Actor.Sender => Priya,
        Actor.Recipient => Tomas,
        Actor.Stranger => Amara,
        _ => null,
    };

    public static Relationship Request() => Relationship.Send(RelationshipId.New(), Tomas, Priya, Priya, Brief, Start).Value;

    /// <summary>Two people who work together.</summary>
    public static Relationship Together(MemberId mentor, MemberId mentee, DateTime now, RelationshipId? id = null)
    {
        var pair = Relationship.Send(id ?? RelationshipId.New(), mentor, mentee, mentee, Brief, now).Value;
        Assert.True(pair.Accept(mentor, now).Succeeded);
        return pair;
    }

    public static Relationship In(Situation situation)
    {
        var relationship = Request();
        foreach (var step in Way(situation))
            Assert.True(step(relationship).Succeeded);
        return relationship;
    }

    private static IEnumerable<Func<Relationship, Result>> Way(Situation situation) => situation switch
    {
        Situation.Requested => [],
        Situation.MoreAsked => [r => r.AskForMore(Tomas, "Which exams?", Start)],
        Situation.Declined => [r => r.Decline(Tomas, NoTime, Start)],
        Situation.WithdrawnBySender => [r => r.Withdraw(Priya, string.Empty, Start)],
        Situation.EndedByProgramme => [r => r.End("The account was deleted.", Start)],
        Situation.Expired => [r => r.Expire(Start)],
        _ => [r => r.Accept(Tomas, Start), .. AfterAcceptance(situation)],
    };

    private static IEnumerable<Func<Relationship, Result>> AfterAcceptance(Situation situation) => situation switch
    {
        Situation.CompletionProposedBySender => [r => r.ProposeCompletion(Priya, string.Empty, Start)],
        Situation.CompletionProposedByRecipient => [r => r.ProposeCompletion(Tomas, string.Empty, Start)],
        Situation.OnHold => [r => r.Hold(Priya, DateOnly.FromDateTime(Start).AddDays(7), Start)],
        Situation.WithdrawnByRecipient => [r => r.Withdraw(Tomas, string.Empty, Start)],
        Situation.Completed => Ended(),
        Situation.JourneyProposedBySender => [.. Ended(), r => r.ProposeJourney(Priya, string.Empty, Start)],
        Situation.JourneyProposedByRecipient => [.. Ended(), r => r.ProposeJourney(Tomas, string.Empty, Start)],
        _ => [],
    };

    private static IEnumerable<Func<Relationship, Result>> Ended() =>
        [r => r.ProposeCompletion(Priya, string.Empty, Start), r => r.Complete(Tomas, Start)];

    /// <summary>Tries a move as an actor; people's verbs get an unknown id where the programme is the actor.</summary>
    public static Result Try(this Relationship relationship, RelationshipMove move, Actor actor) =>
        relationship.Try(move, actor, Start.AddDays(Schedule.Usual.CompletionDays));

    public static Result Try(this Relationship relationship, RelationshipMove move, Actor actor, DateTime later)
    {
        var by = actor.Id() ?? new MemberId(Guid.Empty);
        return move switch
        {
            RelationshipMove.Edit => relationship.Edit(by, Brief with { Aim = $"Aim {relationship.EventCount}" }, later),
            RelationshipMove.Accept => relationship.Accept(by, later),
            RelationshipMove.Decline => relationship.Decline(by, NoTime, later),
            RelationshipMove.AskForMore => relationship.AskForMore(by, "Tell me more", later),
            RelationshipMove.Withdraw => relationship.Withdraw(by, string.Empty, later),
            RelationshipMove.Expire => relationship.Expire(later),
            RelationshipMove.Reopen => relationship.Reopen(by, later),
            RelationshipMove.Hold => relationship.Hold(by, null, later),
            RelationshipMove.Resume => relationship.Resume(by, later),
            RelationshipMove.ProposeCompletion => relationship.ProposeCompletion(by, string.Empty, later),
            RelationshipMove.Complete => relationship.Complete(by, later),
            RelationshipMove.CompleteUnanswered => relationship.CompleteUnanswered(Schedule.Usual, later),
            RelationshipMove.ProposeJourney => relationship.ProposeJourney(by, string.Empty, later),
            RelationshipMove.BeginJourney => relationship.BeginJourney(by, later),
            RelationshipMove.NotNow => relationship.NotNow(by, later),
            RelationshipMove.End => relationship.End("Gone", later),
            RelationshipMove.TellFull => relationship.TellFull(later),
            RelationshipMove.TellUnavailable => relationship.TellUnavailable(later),
            RelationshipMove.TellAway => relationship.TellAway(DateOnly.FromDateTime(later).AddDays(7), later),
            RelationshipMove.TellBack => relationship.TellBack(later),
            RelationshipMove.Nudge => relationship.Nudge(by, later),
            RelationshipMove.Remind or RelationshipMove.TellPauseOver => relationship.TryDue(move, later),
            _ => throw new InvalidOperationException($"No way to try {move}."),
        };
    }

    public static bool IsProgrammes(this RelationshipMove move) => Array.TrueForAll([.. MoveTable.Rules.Where(r => r.Move == move)], r => r.By == RelationshipActor.System);

    /// <summary>What only the schedule does: it comes about when it is due, and not otherwise.</summary>
    private static Result TryDue(this Relationship relationship, RelationshipMove move, DateTime now)
    {
        if (relationship.WhyNot(move, null) is { } problem)
            return problem;
        var facts = relationship.EventCount;
        relationship.DoDue(Schedule.Usual, now);
        return relationship.EventCount > facts && relationship.Events[^1].Move == move ? Result.Done : new TooEarly();
    }
}
