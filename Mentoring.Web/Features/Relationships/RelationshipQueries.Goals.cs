using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

public sealed partial class RelationshipQueries
{
    /// <summary>The goals of a relationship that the viewer sees, in one line each for the pair's and the mentor's own; null when there is none, or it is not the viewer's.</summary>
    public async Task<PairGoals> GoalsAsync(MemberId me, RelationshipId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await GoalsAsync(db, me, [id], cancel)).GetValueOrDefault(id) ?? new(null, null);
    }

    /// <summary>The same for many relationships at once, by relationship.</summary>
    private static async Task<Dictionary<RelationshipId, PairGoals>> GoalsAsync(MentoringDb db, MemberId me, IReadOnlyCollection<RelationshipId> of, CancellationToken cancel)
    {
        if (of.Count == 0)
            return [];
        var goals = await db.DocumentsOf(me).AsNoTracking().Where(d => d.Kind == DocumentKind.Goal && d.ArchivedAt == null && of.Contains(d.RelationshipId))
            .Join(db.Relationships, d => d.RelationshipId, r => r.Id, (d, r) => new { Goal = d, r.MentorId }).ToListAsync(cancel);
        return goals.GroupBy(g => g.Goal.RelationshipId).ToDictionary(
            g => g.Key, g => new PairGoals(Summary(g.Select(one => one.Goal).Where(d => d.IsShared && !d.IsLearning(g.First().MentorId))), Summary(g.Where(one => one.Goal.IsLearning(one.MentorId)).Select(one => one.Goal))));
    }

    private static GoalSummary? Summary(IEnumerable<SharedDocument> goals) => GoalSummary.Of(goals.Select(g => (g.Status, g.Progress, g.DueOn)));
}
