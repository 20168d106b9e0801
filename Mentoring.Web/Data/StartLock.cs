using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Mentoring.Web.Data;

/// <summary>
/// Lets one process at a time bring the database up. It ends with the process, however that ends; Entity Framework's own lock does neither
/// last from the first migration to the last on PostgreSQL, nor go away on SQLite when its process is killed.
/// </summary>
internal static class StartLock
{
    private const string PostgresLock = "SELECT pg_advisory_lock(7234118205561)";
    private const string SqliteLeftOver = "DELETE FROM \"__EFMigrationsLock\"";
    private const string SqliteHasLock = "SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'";
    private const int MostTries = 3000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for its turn; disposing lets the next one go on.</summary>
    public static Task<IAsyncDisposable> TakeAsync(MentoringDb db) => db.Database.IsNpgsql() ? OnServerAsync(db) : BesideFileAsync(db);

    private static async Task<IAsyncDisposable> OnServerAsync(MentoringDb db)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync())
            await creator.CreateAsync();

        // Not of the pool, which would keep the lock with the connection
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(PostgresLock, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<IAsyncDisposable> BesideFileAsync(MentoringDb db)
    {
        var file = await OpenAsync(Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource) + ".starting");
        // Nobody has ever migrated a new one
        if (await db.Database.SqlQueryRaw<int>(SqliteHasLock).SingleAsync() > 0)
            await db.Database.ExecuteSqlRawAsync(SqliteLeftOver);
        return file;
    }

    private static async Task<FileStream> OpenAsync(string path)
    {
        using var tick = new PeriodicTimer(Pause);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MostTries)
            {
                await tick.WaitForNextTickAsync();
            }
        }
    }
}
