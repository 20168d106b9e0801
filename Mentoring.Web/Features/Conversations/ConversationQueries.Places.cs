using Mentoring.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Where reading a conversation begins.</summary>
/// <param name="Newest">Whether these are its newest lines.</param>
public sealed record Opening(ThreadLines Lines, bool Newest);

public sealed partial class ConversationQueries
{
    /// <summary>How far before the newest lines the first unread one is looked for.</summary>
    private const int FarthestUnread = 1000;

    /// <summary>The lines around a sequence.</summary>
    public Task<Result<ThreadLines>> AroundAsync(MemberId viewer, ConversationId id, int sequence, CancellationToken cancel) =>
        LaterAsync(viewer, id, sequence - (PageSize / 2), cancel);

    /// <summary>Where reading begins: the newest lines, or those around the first unread one when that lies further up.</summary>
    public async Task<Result<Opening>> OpeningAsync(MemberId viewer, ConversationId id, CancellationToken cancel)
    {
        var newest = await NewestAsync(viewer, id, cancel);
        if (!newest.TryValue(out var lines))
            return Result<Opening>.From(newest.Problems);
        if (lines.Lines is not [{ Sequence: { } first }, ..] || first <= lines.OwnMark + 1)
            return new Opening(lines, Newest: true);
        var from = Math.Max(lines.OwnMark + 1, first - FarthestUnread);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var unread = await db.Messages.Where(m => m.ConversationId == id && m.Sequence >= from && m.Sequence < first && m.AuthorId != viewer)
            .OrderBy(m => m.Sequence).Select(m => (int?)m.Sequence).FirstOrDefaultAsync(cancel);
        return unread is { } sequence && (await AroundAsync(viewer, id, sequence, cancel)).TryValue(out var around)
            ? new Opening(around, Newest: false)
            : new Opening(lines, Newest: true);
    }
}
