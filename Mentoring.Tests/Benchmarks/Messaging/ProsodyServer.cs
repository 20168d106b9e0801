using System.Diagnostics;
using System.Globalization;
using Mentoring.Tests.Support;
using Npgsql;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>
/// Debian's prosody as a chat server keeps its messages: the modules of its default configuration, the message archive of both people in a
/// durable PostgreSQL, epoll, and nothing logged below a warning. On loopback and a port of its own, without encryption.
/// </summary>
internal sealed class ProsodyServer : IAsyncDisposable
{
    public const string Password = "secret";

    private readonly Process _process;

    private ProsodyServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts it with accounts u0, u1 and so on.</summary>
    public static async Task<ProsodyServer> StartAsync(PostgresServer archive, int accounts)
    {
        var folder = Directory.CreateDirectory(Temporary.File($"prosody-{Guid.CreateVersion7():N}")).FullName;
        var people = Directory.CreateDirectory(Path.Combine(folder, "localhost", "accounts")).FullName;
        for (var i = 0; i < accounts; i++)
            await File.WriteAllTextAsync(Path.Combine(people, $"u{i}.dat"), $$"""return { ["password"] = "{{Password}}"; };""");
        var database = $"prosody{Guid.CreateVersion7():N}";
        await archive.CreateAsync(database, "template0");
        var port = Ports.Free();
        var file = Path.Combine(folder, "prosody.cfg.lua");
        await File.WriteAllTextAsync(file, Configuration(folder, port, new NpgsqlConnectionStringBuilder(archive.ConnectionTo(database))));
        var start = new ProcessStartInfo("prosody", ["--config", file, "-F"]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        var server = new ProsodyServer(Process.Start(start) ?? throw new InvalidOperationException("The benchmark needs Debian's prosody and lua-dbi-postgresql."), port);
        server._process.BeginOutputReadLine();
        await Ports.ListensAsync(port);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Configuration(string folder, int port, NpgsqlConnectionStringBuilder archive) => string.Create(CultureInfo.InvariantCulture, $$"""
        run_as_root = true
        pidfile = "{{folder}}/prosody.pid"
        data_path = "{{folder}}"
        certificates = "{{folder}}"
        network_backend = "epoll"
        interfaces = { "127.0.0.1" }
        c2s_ports = { {{port}} }
        c2s_direct_tls_ports = {}
        s2s_ports = {}
        http_ports = {}
        https_ports = {}
        modules_enabled = {
          "disco"; "roster"; "saslauth"; "tls"; "blocklist"; "bookmarks"; "carbons"; "dialback"; "limits"; "pep"; "private"; "smacks";
          "vcard4"; "vcard_legacy"; "csi_simple"; "ping"; "register"; "time"; "uptime"; "version"; "posix"; "mam";
        }
        c2s_require_encryption = false
        allow_unencrypted_plain_auth = true
        authentication = "internal_plain"
        default_archive_policy = true
        archive_expires_after = "never"
        storage = { archive = "sql" }
        sql = { driver = "PostgreSQL", database = "{{archive.Database}}", username = "{{archive.Username}}", host = "{{archive.Host}}", port = {{archive.Port}} }
        log = { { levels = { min = "warn" }, to = "console" } }
        VirtualHost "localhost"
        """);
}
