using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>A stretch of a conversation, or what changed in it, and how far both have read.</summary>
/// <param name="Lines">Oldest first; changes in the order in which they happened.</param>
/// <param name="Revision">What to ask for changes after next time.</param>
/// <param name="OwnMark">The newest message of the other person the viewer has read.</param>
/// <param name="OthersMark">The newest message of the viewer the other person has read.</param>
/// <param name="OthersReadAt">When the other person last read something new (UTC).</param>
/// <param name="OthersDelivered">The newest message of the viewer that has reached a device of the other person.</param>
public sealed record ThreadLines(IReadOnlyList<Line> Lines, int Revision, int OwnMark, int OthersMark, DateTime OthersReadAt, int OthersDelivered);

public sealed partial class ConversationQueries
{
    /// <summary>How many lines one stretch has at most.</summary>
    public const int PageSize = 50;

    /// <summary>The newest lines.</summary>
    public Task<Result<ThreadLines>> NewestAsync(MemberId viewer, ConversationId id, CancellationToken cancel) =>
        LinesAsync(viewer, id, lines => lines.OrderByDescending(m => m.Sequence), cancel);

    /// <summary>The lines just before a sequence.</summary>
    public Task<Result<ThreadLines>> EarlierAsync(MemberId viewer, ConversationId id, int before, CancellationToken cancel) =>
        LinesAsync(viewer, id, lines => lines.Where(m => m.Sequence < before).OrderByDescending(m => m.Sequence), cancel);

    /// <summary>The lines just after a sequence.</summary>
    public Task<Result<ThreadLines>> LaterAsync(MemberId viewer, ConversationId id, int after, CancellationToken cancel) =>
        LinesAsync(viewer, id, lines => lines.Where(m => m.Sequence > after).OrderBy(m => m.Sequence), cancel);

    /// <summary>New, edited and deleted lines after a revision, oldest change first; when it is a full page, there may be more.</summary>
    public async Task<Result<ThreadLines>> ChangesAsync(MemberId viewer, ConversationId id, int after, CancellationToken cancel)
    {
        if (tails.Find(id) is { } tail && tail.Floor <= after)
            return tail.State.Has(viewer) ? tail.Since(viewer, after) : new NotFound();
        var epoch = tails.Epoch(id);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await StateAsync(db, viewer, id, cancel) is not { } state)
            return new NotFound();
        var changed = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == id && m.Revision > after).OrderBy(m => m.Revision).Take(PageSize).ToListAsync(cancel);
        var lines = await AsLinesAsync(db, changed, cancel);
        var complete = lines.Count < PageSize;
        var revision = Math.Max(after, lines.Count > 0 ? lines[^1].Revision : 0);
        if (complete)
            tails.Keep(id, state with { Revision = Math.Max(revision, state.Revision) }, epoch);
        return state.With(lines, complete ? Math.Max(revision, state.Revision) : revision, viewer);
    }

    private async Task<Result<ThreadLines>> LinesAsync(
        MemberId viewer, ConversationId id, Func<IQueryable<Message>, IQueryable<Message>> stretch, CancellationToken cancel)
    {
        var epoch = tails.Epoch(id);
        await using var db = await contexts.CreateDbContextAsync(cancel);

        // The revision is read before the lines: what comes in between is read twice rather than never
        if (await StateAsync(db, viewer, id, cancel) is not { } state)
            return new NotFound();
        var messages = await stretch(db.Messages.AsNoTracking().Where(m => m.ConversationId == id)).Take(PageSize).ToListAsync(cancel);
        var lines = await AsLinesAsync(db, messages, cancel);
        tails.Keep(id, state, epoch);
        return state.With([.. lines.OrderBy(l => l.Sequence)], state.Revision, viewer);
    }

    private static Task<ThreadState?> StateAsync(MentoringDb db, MemberId viewer, ConversationId id, CancellationToken cancel) => (
        from c in db.Conversations.Of(viewer)
        where c.Id == id
        from low in db.ReadMarks.Where(r => r.ConversationId == c.Id && r.MemberId == c.LowId)
        from high in db.ReadMarks.Where(r => r.ConversationId == c.Id && r.MemberId == c.HighId)
        select new ThreadState(
            c.LowId, c.HighId, c.LastRevision, new Marks(low.Sequence, low.At, low.Delivered), new Marks(high.Sequence, high.At, high.Delivered))).SingleOrDefaultAsync(cancel);

    private static async Task<List<Line>> AsLinesAsync(MentoringDb db, List<Message> messages, CancellationToken cancel)
    {
        var wanted = messages.Where(m => m.QuotedId is not null).Select(m => m.QuotedId!.Value).ToHashSet();
        var quoted = messages.Where(m => wanted.Contains(m.Id)).ToDictionary(m => m.Id);
        var missing = wanted.Where(id => !quoted.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            foreach (var message in await db.Messages.AsNoTracking().Where(m => missing.Contains(m.Id)).ToListAsync(cancel))
                quoted.Add(message.Id, message);
        }

        var files = await db.FilesOfAsync(messages, cancel);
        return [.. messages.Select(m => m.AsLine(m.QuotedId is { } id ? quoted.GetValueOrDefault(id) : null, files[m.Id]))];
    }
}
