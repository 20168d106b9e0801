using System.Diagnostics;
using System.Globalization;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>Counts how often a process has the disk synced, by strace.</summary>
internal sealed class SyncCount : IDisposable
{
    private readonly string _file = Temporary.File($"syncs-{Guid.CreateVersion7():N}");
    private readonly Process _process;

    private SyncCount(int process) => _process = Process.Start(
        "strace", ["-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", _file, "-p", process.ToString(CultureInfo.InvariantCulture)]);

    public static async Task<SyncCount> BeginAsync(int process)
    {
        var count = new SyncCount(process);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!File.Exists(count._file) && !count._process.HasExited)
            await timer.WaitForNextTickAsync();
        await timer.WaitForNextTickAsync();
        return count;
    }

    /// <summary>Stops counting.</summary>
    public async Task<int> EndAsync()
    {
        Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        await _process.WaitForExitAsync();
        return (await File.ReadAllLinesAsync(_file)).Count(l => l.Contains("sync(", StringComparison.Ordinal));
    }

    public void Dispose() => _process.Dispose();
}
