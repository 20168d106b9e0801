using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Stores messages and marks of conversations that exist; see <see cref="GroupWriter{TEntry}"/>.</summary>
public sealed class MessageWriter : IAsyncDisposable
{
    private readonly LiveTopics _live;
    private readonly ConversationTails _tails;
    private readonly TimeProvider _time;
    private readonly IOptionsMonitor<MessagingOptions> _options;
    private readonly WritingDoors _doors = new();
    private readonly GroupWriter<IEntry> _writer;

    public MessageWriter(
        IDbContextFactory<MentoringDb> contexts, LiveTopics live, ConversationTails tails, TimeProvider time, IOptionsMonitor<MessagingOptions> options, ILogger<MessageWriter> logger)
    {
        (_live, _tails, _time, _options) = (live, tails, time, options);
        _writer = new(contexts, SaveAsync, Doubt, logger);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    internal Task<Result<SentMessage>> SendAsync(MemberId author, ConversationId conversation, Outgoing what)
    {
        var sending = new Sending(author, conversation, what);
        _writer.Add(sending);
        return sending.Answered;
    }

    internal Task<Result> MarkAsync(MemberId reader, ConversationId conversation, int upTo, bool read)
    {
        var marking = new Marking(reader, conversation, upTo, read);
        _writer.Add(marking);
        return marking.Answered;
    }

    private async Task<Action> SaveAsync(PreparedConnection connection, RowWriter rows, IReadOnlyList<IEntry> group)
    {
        var batch = new MessageBatch(connection, rows, _live, _doors, _options.CurrentValue.MailAfter, _time.Now());
        await batch.SaveAsync(group, default);
        foreach (var (id, touched) in batch.Changes)
            _tails.Continue(id, touched.Continue);
        return () => _live.TellCommitted(batch.Topics, group is [var single] ? single.By : null);
    }

    /// <summary>What is remembered is read again, and so does everybody who watches.</summary>
    private void Doubt(IReadOnlyList<IEntry> group)
    {
        var ids = group.Select(e => e.Conversation).Distinct().ToList();
        ids.ForEach(_tails.Forget);
        _live.Tell([.. ids.Select(Topic.Conversation)]);
    }
}
