using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>What a link from a mail shows.</summary>
public sealed partial class RelationshipQueries
{
    /// <summary>The request behind a link; a problem when nothing of it may be shown. Changes nothing.</summary>
    /// <param name="signedIn">Who is signed in on the browser; null for nobody.</param>
    public async Task<Result<LinkView>> LinkAsync(OpenedLink link, MemberId? signedIn, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = Now;
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == link.Member, cancel);
        if (LinkDoor.WhyHidden(link, member, signedIn, now) is { } hidden)
            return hidden;
        if (await db.Relationships.AsNoTracking().Of(link.Member).SingleOrDefaultAsync(r => r.Id == link.Relationship, cancel) is not { } relationship)
            return new LinkNotWhole();
        var spent = await LinkDoor.SpentAsync(db, link, cancel);
        var closed = LinkDoor.WhyClosed(link, relationship, spent);
        var view = await ShowAsync(db, link, relationship, Zones.Of(member!.Details.TimeZone), cancel);
        return view with
        {
            Closed = closed,
            Obstacle = closed is null && link.Choice == AnswerChoice.Accept ? (await RequestDoor.PlaceAsync(db, relationship, link.Member, now, cancel)).Problem : null,
            Others = [.. Enum.GetValues<AnswerChoice>().Where(c => c != link.Choice && LinkDoor.WhyClosed(link with { Choice = c }, relationship, spent) is null)],
        };
    }

    private async Task<LinkView> ShowAsync(MentoringDb db, OpenedLink link, Relationship relationship, TimeZoneInfo zone, CancellationToken cancel)
    {
        var sender = relationship.OtherThan(link.Member);
        var other = (await PeopleAsync(db, [sender], cancel))[sender];
        return new LinkView
        {
            Link = link,
            Other = other,
            IAmMentor = relationship.MentorId == link.Member,
            Step = Step(relationship, other, link.Member, zone, talk: null),
            Waits = relationship.Round == link.Round && relationship.RecipientId == link.Member && relationship.Status == RelationshipStatus.Requested,
            Stands = LinkWords.Stands(relationship, link, other.GivenName, zone),
            Happened = relationship.Round == link.Round && relationship.Status == LinkWords.LeadsTo(link.Choice),
        };
    }
}

/// <summary>A request as its mail's links show it: no more than the mail itself says.</summary>
public sealed record LinkView
{
    public required OpenedLink Link { get; init; }

    /// <summary>Who asks.</summary>
    public required PersonRow Other { get; init; }

    public required bool IAmMentor { get; init; }

    public required NextStep Step { get; init; }

    /// <summary>Whether the request the mail told of still waits for the reader.</summary>
    public required bool Waits { get; init; }

    /// <summary>Where the request stands now, in a sentence or two.</summary>
    public required string Stands { get; init; }

    /// <summary>Whether it stands where the link's own answer leads.</summary>
    public required bool Happened { get; init; }

    /// <summary>Why the link cannot answer any more; null while it can.</summary>
    public Problem? Closed { get; init; }

    /// <summary>Why yes cannot be said at the moment.</summary>
    public Problem? Obstacle { get; init; }

    /// <summary>The other answers that the same mail can still give.</summary>
    public IReadOnlyList<AnswerChoice> Others { get; init; } = [];

    /// <summary>The page of the relationship, for who signs in.</summary>
    public string Address => $"/relationships/{Link.Relationship.Value}";

    /// <summary>"request", or "offer" when a mentor asks.</summary>
    public string Asked => IAmMentor ? "request" : "offer";
}
