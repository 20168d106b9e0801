using Mentoring.Core.Common;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data;

/// <summary>Which relationships a person may see: their own, and nobody else's.</summary>
public static class RelationshipScope
{
    public static IQueryable<Relationship> Of(this IQueryable<Relationship> relationships, MemberId member) =>
        relationships.Where(r => r.MentorId == member || r.MenteeId == member);
}
