using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>
/// Stores what people do together, on one connection of its own and several in one commit (see docs/decisions/one-commit-for-many-messages.md).
/// Durable first, then told to whoever watches, then answered.
/// </summary>
internal sealed class GroupWriter<TEntry> : IAsyncDisposable
    where TEntry : IWaiting
{
    private const int MostInOneCommit = 256;
    private const int Attempts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IDbContextFactory<MentoringDb> _contexts;
    private readonly Func<PreparedConnection, RowWriter, IReadOnlyList<TEntry>, Task<Action>> _save;
    private readonly Action<IReadOnlyList<TEntry>> _doubt;
    private readonly ILogger _logger;
    private readonly GroupCommit<TEntry> _groups;
    private PreparedConnection? _connection;
    private RowWriter? _rows;

    /// <summary>Begins with nothing to store.</summary>
    /// <param name="contexts">Where the connection comes from.</param>
    /// <param name="save">Decides and saves a group in one transaction; comes back with what tells whoever watches.</param>
    /// <param name="doubt">Forgets what is remembered of a group whose commit was not answered: it may have been one.</param>
    /// <param name="logger">Hears of what could not be stored.</param>
    public GroupWriter(
        IDbContextFactory<MentoringDb> contexts, Func<PreparedConnection, RowWriter, IReadOnlyList<TEntry>, Task<Action>> save, Action<IReadOnlyList<TEntry>> doubt, ILogger logger)
    {
        (_contexts, _save, _doubt, _logger) = (contexts, save, doubt, logger);
        _groups = new(MostInOneCommit, SaveGroupAsync);
    }

    public void Add(TEntry entry) => _groups.Add(entry);

    /// <summary>What is being saved is saved first.</summary>
    public async ValueTask DisposeAsync()
    {
        await _groups.Saved.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_groups.Saved.IsCompleted)
            await CloseAsync();
    }

    /// <summary>Saves a group; one that cannot be saved as a whole is saved one by one, so that no entry suffers for another.</summary>
    private async Task<Action> SaveGroupAsync(IReadOnlyList<TEntry> group)
    {
        var (tell, failure) = await TrySaveAsync(group);
        if (failure is null)
            return tell;
        if (group.Count == 1)
        {
            group[0].Fail(failure);
            return tell;
        }

        foreach (var entry in group)
            tell += await SaveGroupAsync([entry]);
        return tell;
    }

    private async Task<(Action Tell, Exception? Failure)> TrySaveAsync(IReadOnlyList<TEntry> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (connection, rows) = await OpenAsync();
                var tell = await _save(connection, rows, group);
                return (Guarded(group, tell), null);
            }
            catch (Exception e)
            {
                _doubt(group);
                await CloseAsync();
                if ((e.IsConflict() || e.IsTransient()) && attempt < Attempts)
                    continue;
                _logger.LogWarning("A group of {Count} could not be stored at once: {Reason}", group.Count, e.GetType().Name);
                return (() => { }, e);
            }
        }
    }

    /// <summary>What is stored is stored, whatever becomes of telling. Who did it is answered after the others were told: whoever reads is ahead of whoever wrote.</summary>
    private Action Guarded(IReadOnlyList<TEntry> group, Action tell) => () =>
    {
        try
        {
            tell();
        }
        catch (Exception e)
        {
            _logger.LogError(e, "Nobody could be told of what was stored");
        }

        foreach (var entry in group)
            entry.Answer();
    };

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
        catch (Exception e)
        {
            _logger.LogWarning("The connection of a writer did not close in order: {Reason}", e.GetType().Name);
        }
    }
}
