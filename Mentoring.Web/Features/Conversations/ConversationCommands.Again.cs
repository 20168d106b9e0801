using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>A message that comes again, because its first answer was lost, is no new one: no limit stands between it and that answer.</summary>
public sealed partial class ConversationCommands
{
    private readonly ConcurrentDictionary<(MemberId Author, ConversationId Conversation, MessageId Id), Task<Result<SentMessage>>> _underway = new();

    private Task<Result<SentMessage>>? Underway(MemberId author, ConversationId conversation, MessageId id) => _underway.GetValueOrDefault((author, conversation, id));

    /// <summary>Stores it, and remembers that until it is done, whether or not its sender still waits for the answer.</summary>
    private Task<Result<SentMessage>> StoreAsync(MemberId author, ConversationId conversation, Outgoing what)
    {
        var key = (author, conversation, what.Id);
        if (_underway.TryGetValue(key, out var first))
            return first;
        var sending = writer.SendAsync(author, conversation, what);
        if (_underway.TryAdd(key, sending))
            _ = sending.ContinueWith(_ => _underway.TryRemove(key, out var _), default, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return sending;
    }

    /// <summary>What is or was answered the first time; null when nothing with this id is under way or stored.</summary>
    private async Task<Result<SentMessage>?> AgainAsync(MemberId author, ConversationId? conversation, MessageId id, CancellationToken cancel) =>
        conversation is { } between && Underway(author, between, id) is { } first ? await first.WaitAsync(cancel) : await StoredAsync(author, conversation, id, cancel);

    /// <summary>What was answered the first time; null when the author stored nothing with this id. What they stored elsewhere is another message.</summary>
    private async Task<Result<SentMessage>?> StoredAsync(MemberId author, ConversationId? conversation, MessageId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.AuthorId == author, cancel);
        if (message is null)
            return null;
        return message.ConversationId == conversation ? SentMessage.Of(message) : new MessageIdTaken();
    }
}
