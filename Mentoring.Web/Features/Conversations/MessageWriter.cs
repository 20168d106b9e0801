using System.Data.Common;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations;

/// <summary>
/// Stores messages and marks of conversations that exist, on one connection of its own and several in one commit (see docs/decisions/one-commit-for-many-messages.md).
/// Durable first, then told to whoever watches, then answered.
/// </summary>
public sealed class MessageWriter : IAsyncDisposable
{
    private const int MostInOneCommit = 256;
    private const int Attempts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IDbContextFactory<MentoringDb> _contexts;
    private readonly LiveTopics _live;
    private readonly ConversationTails _tails;
    private readonly TimeProvider _time;
    private readonly IOptionsMonitor<MessagingOptions> _options;
    private readonly ILogger<MessageWriter> _logger;
    private readonly WritingDoors _doors = new();
    private readonly GroupCommit<Entry> _groups;
    private PreparedConnection? _connection;
    private RowWriter? _rows;

    public MessageWriter(
        IDbContextFactory<MentoringDb> contexts, LiveTopics live, ConversationTails tails, TimeProvider time, IOptionsMonitor<MessagingOptions> options, ILogger<MessageWriter> logger)
    {
        (_contexts, _live, _tails, _time, _options, _logger) = (contexts, live, tails, time, options, logger);
        _groups = new(MostInOneCommit, SaveAsync);
    }

    internal Task<Result<SentMessage>> SendAsync(MemberId author, ConversationId conversation, Outgoing what) => AddAsync(new Sending(author, conversation, what));

    internal Task<Result> MarkAsync(MemberId reader, ConversationId conversation, int upTo, bool read) => AddAsync(new Marking(reader, conversation, upTo, read));

    /// <summary>What is being saved is saved first.</summary>
    public async ValueTask DisposeAsync()
    {
        await _groups.Saved.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_groups.Saved.IsCompleted)
            await CloseAsync();
    }

    private Task<T> AddAsync<T>(Entry<T> entry)
        where T : struct
    {
        _groups.Add(entry);
        return entry.Answered;
    }

    /// <summary>Saves a group; one that cannot be saved as a whole is saved one by one, so that no entry suffers for another.</summary>
    private async Task SaveAsync(IReadOnlyList<Entry> group)
    {
        if (await TrySaveAsync(group) is not { } failure)
            return;
        if (group.Count > 1)
        {
            foreach (var entry in group)
                await SaveAsync([entry]);
        }
        else
        {
            group[0].Fail(failure);
        }
    }

    private async Task<Exception?> TrySaveAsync(IReadOnlyList<Entry> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (connection, rows) = await OpenAsync();
                var batch = new MessageBatch(connection, rows, _live, _doors, _options.CurrentValue.MailAfter, _time.Now());
                await batch.SaveAsync(group, default);
                Tell(batch, here: group.Count == 1);
                foreach (var entry in group)
                    entry.Answer();
                return null;
            }
            catch (Exception e)
            {
                Doubt(group);
                await CloseAsync();
                if ((e.IsConflict() || e.IsTransient()) && attempt < Attempts)
                    continue;
                _logger.LogWarning("A group of {Count} messages and marks could not be stored at once: {Reason}", group.Count, e.GetType().Name);
                return e;
            }
        }
    }

    /// <summary>A commit whose answer was lost may have been one: what is remembered is read again, and so does everybody who watches.</summary>
    private void Doubt(IReadOnlyList<Entry> group)
    {
        var ids = group.Select(e => e.Conversation).Distinct().ToList();
        ids.ForEach(_tails.Forget);
        _live.Tell([.. ids.Select(Topic.Conversation)]);
    }

    private void Tell(MessageBatch batch, bool here)
    {
        foreach (var (id, touched) in batch.Changes)
            _tails.Continue(id, touched.Continue);
        _live.TellCommitted(batch.Topics, here);
    }

    private async Task<(PreparedConnection Connection, RowWriter Rows)> OpenAsync()
    {
        _connection ??= await PreparedConnection.OpenAsync(_contexts, CancellationToken.None);
        return (_connection, _rows ??= new RowWriter(_connection.Db));
    }

    private async Task CloseAsync()
    {
        var (rows, connection) = (_rows, _connection);
        (_rows, _connection) = (null, null);
        try
        {
            if (rows is not null)
                await rows.DisposeAsync();
            if (connection is not null)
                await connection.DisposeAsync();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            _logger.LogWarning("The connection for messages did not close in order: {Reason}", e.GetType().Name);
        }
    }
}
