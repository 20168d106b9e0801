using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Mentoring.Tests.Support;

/// <summary>
/// One private PostgreSQL for the whole run, in a temporary folder, on loopback and a free port. A shell holds it:
/// when this process ends, however it ends, the shell's input closes, and it stops the server and removes the folder.
/// It asks more than once, because a server that is only starting is still deaf.
/// </summary>
public sealed class PostgresServer
{
    private const string Held = """
        set -e
        trap 'rm -rf "$FOLDER"' EXIT
        "$BIN/initdb" -D "$FOLDER/data" -U mentoring --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$FOLDER/log" 2>&1
        "$BIN/postgres" -D "$FOLDER/data" -p "$PORT" -k "$FOLDER" -c listen_addresses=127.0.0.1 -c max_connections=200 \
          $DURABILITY -c shared_buffers=64MB -c log_min_messages=fatal >>"$FOLDER/log" 2>&1 </dev/null &
        server=$!
        cat >/dev/null || true
        while kill -INT $server 2>/dev/null; do sleep 0.1; done
        """;

    private const string Fast = "-c fsync=off -c full_page_writes=off";
    private const string Durable = "-c fsync=on -c full_page_writes=on -c synchronous_commit=on";

    private static readonly Lazy<Task<PostgresServer>> Running = new(() => StartAsync(Fast));

    private readonly string _connection;

    private PostgresServer(string connection) => _connection = connection;

    /// <summary>The run's server, started by the first who asks.</summary>
    public static Task<PostgresServer> Shared => Running.Value;

    /// <summary>One more server, whose commits wait for the disk as in production; for benchmarks.</summary>
    public static Task<PostgresServer> StartDurableAsync() => StartAsync(Durable);

    public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(_connection) { Database = database }.ConnectionString;

    public Task CreateAsync(string database, string template) => RunAsync($"CREATE DATABASE \"{database}\" TEMPLATE \"{template}\"");

    public async Task DropAsync(string database)
    {
        await using (var pooled = new NpgsqlConnection(ConnectionTo(database)))
            NpgsqlConnection.ClearPool(pooled);
        await RunAsync($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)");
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync(string durability)
    {
        var port = FreePort();
        var folder = Path.Combine(Path.GetTempPath(), $"mentoring-pg-{Environment.ProcessId}-{port}");
        var shell = Hold(folder, port, durability);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            shell.StandardInput.Close();
            shell.WaitForExit(TimeSpan.FromSeconds(10));
        };
        var server = new PostgresServer($"Host=127.0.0.1;Port={port};Username=mentoring;Database=postgres;Timeout=5;Maximum Pool Size=30");
        await server.AnswersAsync(shell, folder);
        return server;
    }

    /// <summary>The server refuses to run as root, so root hands it to the postgres user.</summary>
    private static Process Hold(string folder, int port, string durability)
    {
        var root = Environment.UserName == "root";
        Directory.CreateDirectory(folder);
        if (root)
            Process.Start("chown", ["postgres", folder]).WaitForExit();
        var start = new ProcessStartInfo(root ? "runuser" : "bash") { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = folder };
        foreach (var argument in root ? ["-u", "postgres", "--", "bash", "-c", Held] : new[] { "-c", Held })
            start.ArgumentList.Add(argument);
        start.Environment["FOLDER"] = folder;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["BIN"] = Binaries();
        start.Environment["DURABILITY"] = durability;
        return Process.Start(start)!;
    }

    private async Task AnswersAsync(Process shell, string folder)
    {
        var patience = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await tick.WaitForNextTickAsync())
        {
            try
            {
                await RunAsync("SELECT 1");
                return;
            }
            catch (Exception e) when (e is NpgsqlException or SocketException && patience.Elapsed < TimeSpan.FromSeconds(60) && !shell.HasExited)
            {
                continue;
            }
            catch (NpgsqlException e)
            {
                var log = Path.Combine(folder, "log");
                throw new InvalidOperationException($"PostgreSQL did not start. {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}", e);
            }
        }
    }

    private static string Binaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
        .Select(d => Path.Combine(d, "bin"))
        .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        ?? throw new InvalidOperationException("PostgreSQL is not installed; ./test.sh installs it (Debian package postgresql).");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
