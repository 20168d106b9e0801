using Mentoring.Core.Common;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data;

/// <summary>Which relationships a person may see: their own, and nobody else's.</summary>
public static class RelationshipScope
{
    public static IQueryable<Relationship> Of(this IQueryable<Relationship> relationships, MemberId member) =>
        relationships.Where(r => r.MentorId == member || r.MenteeId == member);

    /// <summary>Requests and offers that this person was sent and has not accepted or declined.</summary>
    public static IQueryable<Relationship> AwaitingAnswerOf(this IQueryable<Relationship> relationships, MemberId recipient) =>
        relationships.Of(recipient).Where(r => r.Status == RelationshipStatus.Requested && r.SenderId != recipient);

    /// <summary>Those of a person that wait for that person: to answer, to tell more, to agree, to resume.</summary>
    public static IQueryable<Relationship> WaitingFor(this IQueryable<Relationship> relationships, MemberId member, DateOnly today) =>
        relationships.Of(member).Where(
            r => (r.Status == RelationshipStatus.Requested && (r.SenderId == member) == (r.MoreAskedAt != null))
                || ((r.Status == RelationshipStatus.Active || r.Status == RelationshipStatus.Completed) && r.ProposedById != null && r.ProposedById != member)
                || (r.Status == RelationshipStatus.OnHold && r.HoldUntil <= today));
}
