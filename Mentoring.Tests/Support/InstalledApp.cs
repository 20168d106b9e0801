using System.Diagnostics;

namespace Mentoring.Tests.Support;

/// <summary>The application as a process of its own in Production, on an empty SQLite database, set up by its environment alone.</summary>
internal sealed class InstalledApp : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly Task _said;

    private InstalledApp(DirectoryInfo folder, Process process, Uri address) =>
        (_folder, _process, Address, _said) = (folder, process, address, process.StandardOutput.ReadToEndAsync());

    public Uri Address { get; }

    public static async Task<InstalledApp> StartAsync(Dictionary<string, string> environment)
    {
        var folder = Directory.CreateTempSubdirectory("mentoring-installed-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Mentoring.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                return new InstalledApp(folder, process, new Uri(line[(at + Listening.Length)..].Trim()));
            }
        }

        throw new InvalidOperationException("The application ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _said;
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
