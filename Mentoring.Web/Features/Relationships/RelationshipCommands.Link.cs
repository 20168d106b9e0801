using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>Answering by a link from a mail: the same verbs with the same rules, once.</summary>
public sealed partial class RelationshipCommands
{
    /// <summary>Gives the answer of the link. That the link was used is saved with the answer itself, so of two at once one wins.</summary>
    /// <param name="signedIn">Who is signed in on the browser; null for nobody.</param>
    /// <param name="answer">The reason or the question; which answer it is, the link says.</param>
    public Task<Result> AnswerByLinkAsync(OpenedLink link, MemberId? signedIn, MoveRequest answer, CancellationToken cancel) =>
        ChangeAsync(link.Member, link.Relationship, async (db, relationship, now) =>
        {
            var member = await db.Members.SingleOrDefaultAsync(m => m.Id == link.Member, cancel);
            if (LinkDoor.WhyHidden(link, member, signedIn, now) is { } hidden)
                return hidden;
            if (LinkDoor.WhyClosed(link, relationship, await LinkDoor.SpentAsync(db, link, cancel)) is { } closed)
                return closed;
            db.SpentLinks.Add(new SpentLink(link.Notice, link.Choice.Move(), now));
            return link.Choice switch
            {
                AnswerChoice.Accept => await AcceptAsync(db, relationship, link.Member, now, cancel),
                AnswerChoice.Decline => await DeclineAsync(db, relationship, link.Member, answer.Answer!, answer.BecomeUnavailable, now, cancel),
                _ => relationship.AskForMore(link.Member, answer.Text, now),
            };
        }, cancel);
}
