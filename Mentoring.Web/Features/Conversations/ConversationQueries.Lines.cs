using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>A stretch of a conversation, oldest first, and how far both have read.</summary>
/// <param name="OwnMark">The newest message of the other person the viewer has read.</param>
/// <param name="OthersMark">The newest message of the viewer the other person has read.</param>
/// <param name="OthersReadAt">When the other person last read something new (UTC).</param>
public sealed record ThreadLines(IReadOnlyList<Line> Lines, int OwnMark, int OthersMark, DateTime OthersReadAt);

public sealed partial class ConversationQueries
{
    /// <summary>How many lines one stretch has at most.</summary>
    public const int PageSize = 50;

    /// <summary>The newest lines.</summary>
    public Task<Result<ThreadLines>> NewestAsync(MemberId viewer, ConversationId id, CancellationToken cancel) =>
        EarlierAsync(viewer, id, int.MaxValue, cancel);

    /// <summary>The lines just before a sequence.</summary>
    public Task<Result<ThreadLines>> EarlierAsync(MemberId viewer, ConversationId id, int before, CancellationToken cancel) =>
        LinesAsync(viewer, id, lines => lines.Where(m => m.Sequence < before).OrderByDescending(m => m.Sequence), cancel);

    /// <summary>The lines just after a sequence; when it is a full page, there may be more.</summary>
    public Task<Result<ThreadLines>> NewerAsync(MemberId viewer, ConversationId id, int after, CancellationToken cancel) =>
        LinesAsync(viewer, id, lines => lines.Where(m => m.Sequence > after).OrderBy(m => m.Sequence), cancel);

    private async Task<Result<ThreadLines>> LinesAsync(
        MemberId viewer, ConversationId id, Func<IQueryable<Message>, IQueryable<Message>> stretch, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!await db.Conversations.Of(viewer).AnyAsync(c => c.Id == id, cancel))
            return new NotFound();
        var lines = await stretch(db.Messages.Where(m => m.ConversationId == id)).Take(PageSize)
            .Select(m => new Line(m.Id, m.Sequence, m.AuthorId, m.Text, m.SentAt)).ToListAsync(cancel);
        var marks = await db.ReadMarks.AsNoTracking().Where(r => r.ConversationId == id).ToListAsync(cancel);
        var (own, others) = (marks.Single(r => r.MemberId == viewer), marks.Single(r => r.MemberId != viewer));
        return new ThreadLines([.. lines.OrderBy(l => l.Sequence)], own.Sequence, others.Sequence, others.At);
    }
}
