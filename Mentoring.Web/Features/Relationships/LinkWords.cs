using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Mail;

namespace Mentoring.Web.Features.Relationships;

/// <summary>The words around answering by a link.</summary>
internal static class LinkWords
{
    /// <summary>The answer as the label of a button.</summary>
    public static string Name(this AnswerChoice choice) => choice switch
    {
        AnswerChoice.Accept => "Accept",
        AnswerChoice.Decline => "Decline",
        _ => "Ask for more information",
    };

    /// <summary>The heading over the form.</summary>
    public static string Question(LinkView view) => view.Link.Choice switch
    {
        AnswerChoice.Accept => $"Accept this {view.Asked}?",
        AnswerChoice.Decline => $"Decline this {view.Asked}?",
        _ => $"Ask {view.Other.GivenName} for more information?",
    };

    /// <summary>The state an answer leads to.</summary>
    public static RelationshipStatus LeadsTo(AnswerChoice choice) => MoveTable.Find(RelationshipStatus.Requested, choice.Move())!.To;

    /// <summary>The heading and the sentence after the answer was given.</summary>
    public static (string Heading, string Sentence) Done(LinkView view)
    {
        var name = view.Other.GivenName;
        return view.Link.Choice switch
        {
            AnswerChoice.Accept => (view.IAmMentor ? $"You are now {name}’s mentor" : $"{name} is now your mentor", $"{name} has been told. Next, say hello: each of you can now see how to reach the other."),
            AnswerChoice.Decline => ($"You declined {name}’s {view.Asked}", $"{name} has been told, with your reason. Should you think better of it, you can let the {view.Asked} stand again."),
            _ => ($"You asked {name} for more information", $"The {view.Asked} stays open meanwhile. You are told as soon as {name} has amended it."),
        };
    }

    /// <summary>The heading when a link does nothing.</summary>
    public static string Heading(Problem problem) => problem switch
    {
        LinkUsed => "You have used this link already",
        LinkOfEarlierRequest => "This link belongs to an earlier request",
        LinkOvertaken => "There is nothing to answer any more",
        LinkOfAnother => "This link was sent to somebody else",
        NotEligible => "You cannot use the programme at the moment",
        _ => "This link does not work",
    };

    /// <summary>Where a request stands, told to its recipient.</summary>
    public static string Stands(Relationship r, OpenedLink link, string name, TimeZoneInfo zone)
    {
        var asked = r.MentorId == link.Member ? "request" : "offer";
        var later = r.Round != link.Round;
        var accepted = r.AcceptedAt is { } yes ? $"You accepted this on {On(yes, zone)}" : string.Empty;
        return r.Status switch
        {
            RelationshipStatus.Requested when r.RecipientId != link.Member => $"You have asked {name} yourself since, and {name} has not answered yet.",
            RelationshipStatus.Requested when later => $"{name} and you have begun anew since. The {asked} that counts now waits for your answer.",
            RelationshipStatus.Requested when r.MoreAskedAt is { } more => $"You asked for more information on {On(more, zone)}. The {asked} is still open.",
            RelationshipStatus.Requested => $"The {asked} is still open.",
            RelationshipStatus.Active => $"{accepted}, and you work together.",
            RelationshipStatus.OnHold => $"{accepted}. You have put it on hold for now.",
            RelationshipStatus.Completed => $"{accepted}, and the two of you have completed it.",
            _ => Ended(r, link, name, asked, On(r.EndedAt ?? r.ChangedAt, zone)),
        };
    }

    private static string Ended(Relationship r, OpenedLink link, string name, string asked, string on)
    {
        var worked = r.AcceptedAt >= r.RoundStartedAt;
        return (r.Status, r.EndedById) switch
        {
            (RelationshipStatus.Declined, { } by) when by == link.Member => $"You declined the {asked} on {on}.",
            (RelationshipStatus.Declined, _) => $"{name} declined on {on}.",
            (RelationshipStatus.Expired, _) => $"The {asked} lapsed on {on}. {name} can ask again.",
            (_, null) => $"The programme closed it on {on}.",
            (_, { } by) when by == link.Member => worked ? $"You accepted, and withdrew on {on}." : $"You took it back on {on}.",
            _ => worked ? $"You accepted, and {name} withdrew on {on}." : $"{name} took the {asked} back on {on}.",
        };
    }

    private static string On(DateTime at, TimeZoneInfo zone) => Moments.Local(at, zone).ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
