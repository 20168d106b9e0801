using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>Which documents a person may see: those of their relationships, private ones of the other person left out.</summary>
public static class DocumentScope
{
    public static IQueryable<SharedDocument> DocumentsOf(this MentoringDb db, MemberId member) =>
        from document in db.Documents
        join relationship in db.Relationships.Of(member) on document.RelationshipId equals relationship.Id
        where document.SharedAt != null || document.OwnerId == member
        select document;

    /// <summary>What the two share and fill in together; a mentor's own learning goals are not among it (<see cref="SharedDocument.IsLearning"/>).</summary>
    public static IQueryable<SharedDocument> DocumentsOfPair(this MentoringDb db, RelationshipId relationship, MemberId mentor) =>
        db.Documents.Where(d => d.RelationshipId == relationship && d.SharedAt != null && !(d.Kind == DocumentKind.Goal && d.OwnerId == mentor && d.SharedAt != d.CreatedAt));
}
