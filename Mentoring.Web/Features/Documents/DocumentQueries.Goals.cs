using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

public sealed partial class DocumentQueries
{
    /// <summary>The most steps a chart is drawn from.</summary>
    private const int MostSteps = 2000;

    /// <summary>How a goal came along, oldest first; empty when it is not for the viewer to see.</summary>
    public async Task<IReadOnlyList<GoalPoint>> PathAsync(MemberId viewer, DocumentId goal, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var seen = db.DocumentsOf(viewer);
        var steps = await db.GoalSteps.AsNoTracking().Where(s => s.DocumentId == goal && seen.Any(d => d.Id == s.DocumentId))
            .OrderByDescending(s => s.Revision).Take(MostSteps).Select(s => new { s.At, s.Status, s.Progress }).ToListAsync(cancel);
        steps.Reverse();
        return GoalPath.Fold(steps.Select(s => new GoalPoint(s.At, s.Status, s.Progress)));
    }

    /// <summary>The words of the note or action a goal grew out of; null when there is none, or it is not for the viewer to see.</summary>
    public async Task<string?> OriginWordsAsync(MemberId viewer, DocumentHead goal, CancellationToken cancel)
    {
        if (goal.Origin is not { Item: { } item } origin || !(await ContentAsync(viewer, origin.Id, cancel)).TryValue(out var content))
            return null;
        return content.State.Item(item)?.Text(Swot.Words) is { Length: > 0 } words ? words : null;
    }

    /// <summary>What one of the viewer and somebody else wrote to the other; null when it is not that, or was deleted.</summary>
    public async Task<MessageWords?> WordsAsync(MemberId viewer, MemberId other, MessageId message, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await (
            from conversation in db.Conversations.Between(viewer, other)
            join said in db.Messages on conversation.Id equals said.ConversationId
            where said.Id == message && said.DeletedAt == null
            select new MessageWords(conversation.Id, said.Sequence, said.AuthorId, said.Text)).AsNoTracking().SingleOrDefaultAsync(cancel);
    }
}
