using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>Whether a link from a mail can still answer its request. Asked before the page is shown, and again in the save of the answer.</summary>
internal static class LinkDoor
{
    public static RelationshipMove Move(this AnswerChoice choice) => choice switch
    {
        AnswerChoice.Accept => RelationshipMove.Accept,
        AnswerChoice.Decline => RelationshipMove.Decline,
        AnswerChoice.AskForMore => RelationshipMove.AskForMore,
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "No link says this."),
    };

    /// <summary>Why this browser and this person may not even look at the request by the link, or null when they may.</summary>
    /// <param name="member">Whom the mail was for.</param>
    /// <param name="signedIn">Who is signed in on this browser; null for nobody.</param>
    public static Problem? WhyHidden(OpenedLink link, Member? member, MemberId? signedIn, DateTime now)
    {
        if (signedIn is { } reader && reader != link.Member)
            return new LinkOfAnother();
        return member is null ? new LinkNotWhole() : member.WhyNotTakingPart(DateOnly.FromDateTime(now));
    }

    /// <summary>Why the link cannot answer the request any more, or null when it can.</summary>
    /// <param name="spent">The answers of the same mail that were given.</param>
    public static Problem? WhyClosed(OpenedLink link, Relationship relationship, IReadOnlyCollection<RelationshipMove> spent)
    {
        if (spent.Contains(link.Choice.Move()))
            return new LinkUsed();
        if (relationship.Round != link.Round || relationship.RecipientId != link.Member)
            return new LinkOfEarlierRequest();
        return relationship.Status == RelationshipStatus.Requested ? null : new LinkOvertaken();
    }

    public static async Task<IReadOnlyCollection<RelationshipMove>> SpentAsync(MentoringDb db, OpenedLink link, CancellationToken cancel) =>
        await db.SpentLinks.AsNoTracking().Where(l => l.NoticeId == link.Notice).Select(l => l.Answer).ToListAsync(cancel);
}

/// <summary>Somebody other than the reader of the mail is signed in on this browser.</summary>
public sealed record LinkOfAnother() : Problem("Somebody else is signed in on this browser, so nothing was done. Sign out first; you then come back to the link.");

/// <summary>This answer of this mail was given.</summary>
public sealed record LinkUsed() : Problem("You have used this link already.");

/// <summary>The request was asked anew since the mail was written.</summary>
public sealed record LinkOfEarlierRequest() : Problem("This link belongs to an earlier request.");

/// <summary>The request was answered, taken back or closed in another way.</summary>
public sealed record LinkOvertaken() : Problem("This request does not wait for an answer any more.");
