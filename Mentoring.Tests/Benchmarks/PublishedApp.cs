using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks;

/// <summary>The application as it is deployed: published, in Production, a process of its own on loopback.</summary>
internal sealed class PublishedApp : IAsyncDisposable
{
    private const string Program = "Mentoring.Web";

    /// <summary>Published once a run.</summary>
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    private readonly Process _process;

    private PublishedApp(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>Adds synthetic members to the database, serves, and waits until it is ready.</summary>
    public static async Task<PublishedApp> StartAsync(TestDatabase database, int members)
    {
        var folder = await Published.Value;
        await RunAsync(Path.Combine(folder, Program), folder, SettingsOf(database), "seed", "--members", $"{members}", "--seed", "1", "--add");
        return await ServeAsync(database);
    }

    /// <summary>Serves the database as it is, with no limit to how fast one address signs in or one person writes, and waits until it is ready.</summary>
    public static async Task<PublishedApp> ServeAsync(TestDatabase database)
    {
        var folder = await Published.Value;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = SettingsOf(database);
        settings["Urls"] = address.ToString();
        settings["RateLimits__AccountPostsPerMinute"] = "1000000";
        settings["Messaging__SendsPerMinute"] = "0";
        settings["RateLimits__HubCallsPerMinute"] = "0";
        var app = new PublishedApp(Start(Path.Combine(folder, Program), folder, settings), address);
        await app.ReadyAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Temporary.File("published");
        await RunAsync("dotnet", Repository.Root, new Dictionary<string, string?>(), "publish", "Mentoring.Web", "-c", "Release", "-o", folder, "-v", "q");
        return folder;
    }

    private static Dictionary<string, string?> SettingsOf(TestDatabase database)
    {
        var settings = database.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        settings["Mail__PickupFolder"] = Temporary.File("published-mail");
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        return settings;
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 600 && await timer.WaitForNextTickAsync(); tries++)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet
            }
        }

        throw new InvalidOperationException("The published application did not become ready within a minute.");
    }

    private static async Task RunAsync(string program, string folder, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        using var process = Start(program, folder, settings, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}.");
    }

    private static Process Start(string program, string folder, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
