using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Programme;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations;

/// <summary>A message that is stored.</summary>
/// <param name="Conversation">Where; new when it was the first message of two people.</param>
/// <param name="Sequence">Its place there.</param>
/// <param name="At">When it was stored (UTC).</param>
public sealed record SentMessage(ConversationId Conversation, int Sequence, DateTime At)
{
    internal static SentMessage Of(Message message) => new(message.ConversationId, message.Sequence, message.SentAt);
}

/// <summary>The verbs of conversations: write, change, delete, receive and read. Doing any of them again is harmless.</summary>
public sealed partial class ConversationCommands(
    IDbContextFactory<MentoringDb> contexts, ReadingConnections reading, LiveTopics live, MessageWriter writer, ConversationTails tails, SendLimit limit, TimeProvider time, IOptionsMonitor<ProgrammeOptions> options, IOptionsMonitor<MessagingOptions> messaging)
{
    private const int Attempts = 5;

    private DateTime Now => time.Now();

    /// <summary>Writes in a conversation the author has. What is sent again is answered as the first time, however fast its author sends.</summary>
    public async Task<Result<SentMessage>> SendAsync(MemberId author, ConversationId conversation, Outgoing what, CancellationToken cancel)
    {
        if (Underway(author, conversation, what.Id) is { } first)
            return await first.WaitAsync(cancel);
        if (limit.Take(author) is { } tooFast)
            return limit.TakeQuestion(author) ? await StoredAsync(author, conversation, what.Id, cancel) ?? tooFast : tooFast;
        return await StoreAsync(author, conversation, what).WaitAsync(cancel);
    }

    /// <summary>Writes to somebody; the first message of two people opens their conversation in the same save.</summary>
    public async Task<Result<SentMessage>> WriteToAsync(MemberId author, MemberId other, Outgoing what, CancellationToken cancel)
    {
        if (limit.Take(author) is { } tooFast)
            return limit.TakeQuestion(author) ? await AgainAsync(author, await BetweenAsync(author, other, cancel), what.Id, cancel) ?? tooFast : tooFast;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await BetweenAsync(author, other, cancel) is { } conversation)
                    return await StoreAsync(author, conversation, what).WaitAsync(cancel);
                if (await OpenAsync(author, other, what, cancel) is { } opened)
                    return opened;
            }
            catch (Exception e) when (attempt < Attempts && e.IsConflict())
            {
                // The other person opened the conversation, or the same message came twice, at this very moment: now it can be found
            }
        }
    }

    /// <summary>Says that everything the other person wrote up to this sequence was on the reader's screen.</summary>
    public Task<Result> ReadAsync(MemberId reader, ConversationId conversation, int upTo, CancellationToken cancel) =>
        writer.MarkAsync(reader, conversation, upTo, read: true).WaitAsync(cancel);

    /// <summary>Says that everything the other person wrote up to this sequence has reached a device of this person.</summary>
    public Task<Result> DeliveredAsync(MemberId reader, ConversationId conversation, int upTo, CancellationToken cancel) =>
        writer.MarkAsync(reader, conversation, upTo, read: false).WaitAsync(cancel);

    /// <summary>Says that whatever waited for this person has reached a device of theirs.</summary>
    public async Task DeliveredAsync(MemberId reader, CancellationToken cancel)
    {
        var arrived = await reading.ReadAsync(c => c.UndeliveredAsync(reader, MostConversations, cancel), cancel);
        await Task.WhenAll(arrived.Select(a => DeliveredAsync(reader, a.Id, a.Last, cancel)));
    }
}
