using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>Connections kept for what is read most often, with the statements prepared on them.</summary>
public sealed class ReadingConnections(IDbContextFactory<MentoringDb> contexts) : IAsyncDisposable
{
    /// <summary>How many are kept while nobody reads.</summary>
    private const int Most = 8;

    private readonly ConcurrentBag<PreparedConnection> _free = [];

    public async ValueTask DisposeAsync()
    {
        while (_free.TryTake(out var connection))
            await connection.DisposeAsync();
    }

    /// <summary>Reads on a connection nobody else uses meanwhile; one that turns out to be broken is replaced.</summary>
    internal async Task<T> ReadAsync<T>(Func<PreparedConnection, Task<T>> read, CancellationToken cancel)
    {
        while (true)
        {
            var kept = _free.TryTake(out var connection);
            connection ??= await PreparedConnection.OpenAsync(contexts, cancel);
            try
            {
                var found = await read(connection);
                await GiveBackAsync(connection);
                return found;
            }
            catch (Exception e)
            {
                await connection.DisposeAsync();
                if (!kept || !e.IsTransient())
                    throw;
            }
        }
    }

    private ValueTask GiveBackAsync(PreparedConnection connection)
    {
        if (_free.Count >= Most)
            return connection.DisposeAsync();
        _free.Add(connection);
        return ValueTask.CompletedTask;
    }
}
