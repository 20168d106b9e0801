using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

public sealed partial class RelationshipQueries
{
    /// <summary>The goals the two of a relationship share, in one line; null when there is none, or it is not the viewer's.</summary>
    public async Task<GoalSummary?> GoalsAsync(MemberId me, RelationshipId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await GoalsAsync(db, me, [id], cancel)).GetValueOrDefault(id);
    }

    /// <summary>The same for many relationships at once, by relationship.</summary>
    private static async Task<Dictionary<RelationshipId, GoalSummary?>> GoalsAsync(MentoringDb db, MemberId me, IReadOnlyCollection<RelationshipId> of, CancellationToken cancel)
    {
        if (of.Count == 0)
            return [];
        var goals = await db.DocumentsOf(me).Where(d => d.Kind == DocumentKind.Goal && d.SharedAt != null && d.ArchivedAt == null && of.Contains(d.RelationshipId))
            .Select(d => new { d.RelationshipId, d.Status, d.Progress, d.DueOn }).ToListAsync(cancel);
        return goals.GroupBy(g => g.RelationshipId).ToDictionary(g => g.Key, g => GoalSummary.Of(g.Select(one => (one.Status, one.Progress, one.DueOn))));
    }
}
