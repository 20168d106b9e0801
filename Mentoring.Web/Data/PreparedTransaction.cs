using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Mentoring.Web.Data;

/// <summary>
/// A transaction of a <see cref="PreparedConnection"/>; disposed without a commit, everything in it is undone. On SQLite its beginning and its end are prepared as every other
/// statement there: made anew each time they cost a single message a tenth of its way.
/// </summary>
internal sealed class PreparedTransaction : IAsyncDisposable
{
    private const string Begin = "BEGIN IMMEDIATE";
    private const string Commit = "COMMIT";
    private const string Rollback = "ROLLBACK";

    private readonly PreparedConnection _connection;
    private readonly IDbContextTransaction? _provided;

    private PreparedTransaction(PreparedConnection connection, IDbContextTransaction? provided) => (_connection, _provided) = (connection, provided);

    public static async Task<PreparedTransaction> BeginAsync(PreparedConnection connection, CancellationToken cancel)
    {
        if (connection.IsPostgres)
            return new(connection, await connection.Db.Database.BeginTransactionAsync(cancel));

        // What the context saves is part of this one
        connection.Db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        await connection.ExecuteAsync(Begin, cancel);
        return new(connection, null);
    }

    /// <summary>Durable once this is done, unless <see cref="PreparedConnection.WaitForDiskAsync"/> said otherwise.</summary>
    public Task CommitAsync(CancellationToken cancel) => _provided?.CommitAsync(cancel) ?? _connection.ExecuteAsync(Commit, cancel);

    public async ValueTask DisposeAsync()
    {
        if (_provided is not null)
            await _provided.DisposeAsync();
        else if (IsOpen)
            await _connection.ExecuteAsync(Rollback, CancellationToken.None);
    }

    /// <summary>Neither committed nor undone by SQLite itself, as after some failures.</summary>
    private bool IsOpen => _connection.Db.Database.GetDbConnection() is SqliteConnection { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) == 0;
}
