using System.Globalization;

namespace Mentoring.Core.Relationships;

/// <summary>Facts as sentences of a timeline.</summary>
public static class TimelineWords
{
    /// <summary>What happened, as one sentence.</summary>
    /// <param name="who">Whoever did it, as the sentence's subject: a name or "You"; not used for the programme's own moves.</param>
    /// <param name="other">The other person, as an object: a name or "you".</param>
    /// <param name="offer">Whether it began as an offer.</param>
    /// <param name="before">The state before; null for the first fact.</param>
    public static string Sentence(RelationshipMove move, string who, string other, bool offer, RelationshipStatus? before) => move switch
    {
        RelationshipMove.Send => offer ? $"{who} offered to mentor {other}" : $"{who} asked {other} for mentoring",
        RelationshipMove.Edit => $"{who} amended the {Thing(offer)}",
        RelationshipMove.Accept => $"{who} accepted",
        RelationshipMove.Decline => $"{who} declined",
        RelationshipMove.AskForMore => $"{who} asked for more information",
        RelationshipMove.Withdraw => before == RelationshipStatus.Requested ? $"{who} took the {Thing(offer)} back" : $"{who} withdrew from the relationship",
        RelationshipMove.Expire => $"The {Thing(offer)} ran out of time",
        RelationshipMove.Reopen => $"{who} reopened the {Thing(offer)}",
        RelationshipMove.Hold => $"{who} put the relationship on hold",
        RelationshipMove.Resume => $"{who} resumed the relationship",
        RelationshipMove.ProposeCompletion => $"{who} proposed to complete the relationship",
        RelationshipMove.Complete => $"{who} agreed: the relationship is complete",
        RelationshipMove.CompleteUnanswered => "Nobody objected in time: the relationship is complete",
        RelationshipMove.ProposeJourney => $"{who} proposed a new journey",
        RelationshipMove.BeginJourney => $"{who} agreed to a new journey",
        RelationshipMove.NotNow => before == RelationshipStatus.Completed ? $"{who} set the proposed new journey aside" : $"{who} set the proposed completion aside",
        RelationshipMove.End => before == RelationshipStatus.Requested ? $"The programme closed the {Thing(offer)}" : "The programme closed this relationship",
        RelationshipMove.TellFull => "The mentor took on somebody else and has no free place at the moment",
        RelationshipMove.TellUnavailable => "The mentor became unavailable; the request stays open",
        RelationshipMove.TellAway => "The recipient is away; days away do not count",
        RelationshipMove.TellBack => "The recipient is available again",
        RelationshipMove.Remind => "The programme sent a reminder",
        RelationshipMove.TellPauseOver => "The pause was meant to end here",
        RelationshipMove.Nudge => $"{who} would like to hear from {other}",
        _ => $"{who} changed the relationship",
    };

    /// <summary>What is said beneath the sentence; may be empty.</summary>
    public static string Detail(RelationshipEvent fact) => fact.Move switch
    {
        RelationshipMove.Edit => $"Changed: {fact.Text}",
        RelationshipMove.TellAway when DateOnly.TryParseExact(fact.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var back) => $"Until {back.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}",
        _ => fact.Text,
    };

    private static string Thing(bool offer) => offer ? "offer" : "request";
}
