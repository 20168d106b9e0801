using Mentoring.Core.Common;
using Mentoring.Core.Conversations;

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
    public Task<Result<ThreadLines>> NewestAsync(MemberId viewer, ConversationId id, CancellationToken cancel) => EarlierAsync(viewer, id, int.MaxValue, cancel);

    /// <summary>The lines just before a sequence.</summary>
    public Task<Result<ThreadLines>> EarlierAsync(MemberId viewer, ConversationId id, int before, CancellationToken cancel) =>
        LinesAsync(viewer, id, ThreadStatements.Before, before, cancel);

    /// <summary>The lines just after a sequence.</summary>
    public Task<Result<ThreadLines>> LaterAsync(MemberId viewer, ConversationId id, int after, CancellationToken cancel) =>
        LinesAsync(viewer, id, ThreadStatements.After, after, cancel);

    /// <summary>New, edited and deleted lines after a revision, oldest change first; when it is a full page, there may be more.</summary>
    public async Task<Result<ThreadLines>> ChangesAsync(MemberId viewer, ConversationId id, int after, CancellationToken cancel)
    {
        if (tails.Find(id) is { } tail && tail.Floor <= after)
            return tail.State.Has(viewer) ? tail.Since(viewer, after) : new NotFound();
        var epoch = tails.Epoch(id);
        if (await reading.ReadAsync(c => c.ThreadAsync(viewer, id, ThreadStatements.Changed, after, cancel), cancel) is not { } read)
            return new NotFound();
        var (state, lines) = read;
        var complete = lines.Count < PageSize;
        var revision = Math.Max(lines.Count > 0 ? lines[^1].Revision : after, complete ? state.Revision : after);
        if (complete)
            tails.Keep(id, state with { Revision = revision }, epoch);
        return state.With(lines, revision, viewer);
    }

    private async Task<Result<ThreadLines>> LinesAsync(MemberId viewer, ConversationId id, string which, int at, CancellationToken cancel)
    {
        var epoch = tails.Epoch(id);
        if (await reading.ReadAsync(c => c.ThreadAsync(viewer, id, which, at, cancel), cancel) is not { } read)
            return new NotFound();
        tails.Keep(id, read.State, epoch);
        return read.State.With([.. read.Lines.OrderBy(l => l.Sequence)], read.State.Revision, viewer);
    }
}
