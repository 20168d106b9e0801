using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>A message that comes again, because its first answer was lost, is no new one: no limit stands between it and that answer.</summary>
public sealed partial class ConversationCommands
{
    private readonly ConcurrentDictionary<(MemberId Author, MessageId Id), Task<Result<SentMessage>>> _underway = new();

    private Task<Result<SentMessage>>? Underway(MemberId author, MessageId id) => _underway.GetValueOrDefault((author, id));

    /// <summary>Remembers what is being stored until it is, whether or not its sender still waits for the answer.</summary>
    private Task<Result<SentMessage>> Follow(MemberId author, MessageId id, Task<Result<SentMessage>> sending)
    {
        var key = (author, id);
        if (_underway.TryAdd(key, sending))
            _ = sending.ContinueWith(_ => _underway.TryRemove(key, out var _), default, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return sending;
    }

    /// <summary>What was answered the first time; null when nothing with this id was stored.</summary>
    private async Task<Result<SentMessage>?> StoredAsync(MemberId author, MessageId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.AuthorId == author, cancel) is { } message ? SentMessage.Of(message) : (Result<SentMessage>?)null;
    }
}
