using Mentoring.Tests.Support;

namespace Mentoring.Tests.Chaos;

/// <summary>The processes that serve one database; any of them can be killed and comes back somewhere else.</summary>
internal sealed class ChaosNodes : IAsyncDisposable
{
    private readonly Dictionary<string, string> _environment;
    private readonly InstalledApp?[] _apps;

    private ChaosNodes(Dictionary<string, string> environment, int count) => (_environment, _apps) = (environment, new InstalledApp?[count]);

    public int Count => _apps.Length;

    /// <summary>What they reported as failures of ours.</summary>
    public List<string> Failures { get; } = [];

    public static async Task<ChaosNodes> StartAsync(TestDatabase database, int count)
    {
        var environment = database.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
        environment["Messaging__SendsPerMinute"] = "0";
        environment["RateLimits__HubCallsPerMinute"] = "0";
        environment["Mail__PickupFolder"] = Temporary.File($"mail-{Guid.CreateVersion7():N}");
        var nodes = new ChaosNodes(environment, count);
        for (var i = 0; i < count; i++)
            await nodes.StartAsync(i);
        return nodes;
    }

    /// <summary>Where this node answers; null while it is dead.</summary>
    public Uri? AddressOf(int node) => Volatile.Read(ref _apps[node])?.Address;

    public async Task KillAsync(int node)
    {
        if (Interlocked.Exchange(ref _apps[node], null) is not { } app)
            return;
        await app.KillAsync();
        Failures.AddRange(app.Lines.Where(l => l.StartsWith("fail: Mentoring", StringComparison.Ordinal)));
        await app.DisposeAsync();
    }

    public async Task StartAsync(int node)
    {
        var app = await InstalledApp.StartAsync(_environment);
        Volatile.Write(ref _apps[node], app);
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < _apps.Length; i++)
            await KillAsync(i);
    }
}
