using System.Diagnostics;
using Mentoring.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>What the machine asks for one durable insert of a text of 120 bytes, with nothing around it.</summary>
internal static class OneCommit
{
    private const int Times = 200;

    /// <summary>On SQLite as the application sets it up; the median in milliseconds.</summary>
    public static double OnSqlite()
    {
        using var connection = new SqliteConnection($"Data Source={Temporary.File("one-commit.db")};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS line (id INTEGER PRIMARY KEY, text TEXT NOT NULL);");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO line (text) VALUES (@text)";
        var text = insert.Parameters.Add("@text", SqliteType.Text);
        insert.Prepare();
        return Median(i =>
        {
            text.Value = Texts.Of(i);
            insert.ExecuteNonQuery();
        });
    }

    /// <summary>On PostgreSQL with a notification in the same transaction, until another connection has it; the median in milliseconds.</summary>
    public static double NotifiedOnPostgres(string connectionString)
    {
        using var listener = new NpgsqlConnection(connectionString);
        using var writer = new NpgsqlConnection(connectionString);
        listener.Open();
        writer.Open();
        Run(listener, "LISTEN one_commit");
        Run(writer, "CREATE TABLE IF NOT EXISTS one_commit (id serial PRIMARY KEY, text text NOT NULL)");
        using var insert = new NpgsqlCommand("WITH written AS (INSERT INTO one_commit (text) VALUES (@text) RETURNING id) SELECT pg_notify('one_commit', id::text) FROM written", writer);
        var text = insert.Parameters.Add("text", NpgsqlTypes.NpgsqlDbType.Text);
        insert.Prepare();
        return Median(i =>
        {
            text.Value = Texts.Of(i);
            insert.ExecuteNonQuery();
            listener.Wait();
        });
    }

    private static double Median(Action<int> commit) => SearchBench.Percentile(Enumerable.Range(0, Times).Select(i =>
    {
        // As often as messages come in the runs beside it: a disk that is never let go behaves differently
        Linux.Sleep(TimeSpan.FromMilliseconds(5));
        var began = Stopwatch.GetTimestamp();
        commit(i);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }).ToList(), 0.5);

    private static void Run(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
