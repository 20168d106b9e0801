using Mentoring.Core.Common;
using Mentoring.Core.Programme;

namespace Mentoring.Core.Relationships;

/// <summary>From the acceptance to the end, and to a new journey.</summary>
public sealed partial class Relationship
{
    /// <summary>Pauses; reminders stop.</summary>
    /// <param name="until">The day it is meant to go on, after today; null for open-ended.</param>
    public Result Hold(MemberId by, DateOnly? until, DateTime now)
    {
        if (WhyNot(RelationshipMove.Hold, by) is { } problem)
            return problem;
        return until is { } day && day <= DateOnly.FromDateTime(now)
            ? new InvalidField(nameof(HoldUntil), "Choose a date after today, or leave it empty.")
            : Make(new Happening(RelationshipMove.Hold, by), now, () => HoldUntil = until);
    }

    public Result Resume(MemberId by, DateTime now) => Make(new Happening(RelationshipMove.Resume, by), now);

    /// <summary>Suggests that the end is reached; the words may be empty.</summary>
    public Result ProposeCompletion(MemberId by, string words, DateTime now) => Propose(RelationshipMove.ProposeCompletion, by, words, now);

    /// <summary>Agrees to the end the other one proposed.</summary>
    public Result Complete(MemberId by, DateTime now) => Make(new Happening(RelationshipMove.Complete, by), now);

    /// <summary>Takes days of silence for agreement to the proposed end.</summary>
    public Result CompleteUnanswered(Schedule schedule, DateTime now)
    {
        if (WhyNot(RelationshipMove.CompleteUnanswered, null) is { } problem)
            return problem;
        return now < ProposedAt!.Value.AddDays(schedule.CompletionDays)
            ? new TooEarly()
            : Make(new Happening(RelationshipMove.CompleteUnanswered, null), now);
    }

    /// <summary>Suggests a new journey after the end; the words may be empty.</summary>
    public Result ProposeJourney(MemberId by, string words, DateTime now) => Propose(RelationshipMove.ProposeJourney, by, words, now);

    /// <summary>Agrees to a new journey; fresh goals and agreement, the history stays.</summary>
    public Result BeginJourney(MemberId by, DateTime now) =>
        Make(new Happening(RelationshipMove.BeginJourney, by), now, () => (Journey, AcceptedAt) = (Journey + 1, now));

    /// <summary>Turns a proposal down, or takes one's own back.</summary>
    public Result NotNow(MemberId by, DateTime now) =>
        Make(new Happening(RelationshipMove.NotNow, by), now, () => (ProposedById, ProposedAt) = (null, null));

    /// <summary>Ends a live relationship because an account was deleted, suspended or made ineligible.</summary>
    /// <param name="reason">Shown to the partner; never more than that the account is gone.</param>
    public Result End(string reason, DateTime now) => Make(new Happening(RelationshipMove.End, null, Text.CleanLine(reason)), now);

    private Result Propose(RelationshipMove move, MemberId by, string words, DateTime now)
    {
        if (WhyNot(move, by) is { } problem)
            return problem;
        var cleaned = CleanText(words, "Words");
        return cleaned.TryValue(out var text)
            ? Make(new Happening(move, by, text), now, () => (ProposedById, ProposedAt) = (by, now))
            : cleaned.Problem!;
    }
}

/// <summary>The days for an answer are not over.</summary>
public sealed record TooEarly() : Problem("The other person still has time to answer.");
