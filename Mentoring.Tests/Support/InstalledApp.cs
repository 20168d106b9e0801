using System.Collections.Concurrent;
using System.Diagnostics;

namespace Mentoring.Tests.Support;

/// <summary>The application as a process of its own in Production, set up by its environment alone; on an empty SQLite database unless that names another.</summary>
internal sealed class InstalledApp : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Task _said;

    private InstalledApp(DirectoryInfo folder, Process process)
    {
        (_folder, _process) = (folder, process);
        _said = ListenAsync();
    }

    /// <summary>Where it answers, once it listens.</summary>
    public Uri Address => _listens.Task.Result;

    /// <summary>What it has said so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Starts it and returns when it listens.</summary>
    /// <param name="environment">Its settings.</param>
    /// <param name="port">Where to listen on loopback; 0 for any.</param>
    public static async Task<InstalledApp> StartAsync(IReadOnlyDictionary<string, string> environment, int port = 0)
    {
        var app = Launch(environment, port);
        try
        {
            await app.ListensAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static InstalledApp Launch(IReadOnlyDictionary<string, string> environment, int port = 0)
    {
        var folder = Directory.CreateTempSubdirectory("mentoring-installed-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Mentoring.Web.dll"), "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new InstalledApp(folder, Process.Start(start)!);
    }

    public Task<Uri> ListensAsync() => _listens.Task.WaitAsync(Patience);

    /// <summary>Ends it in the middle of whatever it does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _said;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Enqueue(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
                _listens.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }

        _listens.TrySetException(new InvalidOperationException($"The application ended before it listened. It said: {string.Join('\n', _lines.TakeLast(20))}"));
    }
}
