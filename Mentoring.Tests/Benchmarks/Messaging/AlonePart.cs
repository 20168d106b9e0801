using System.Diagnostics;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>Our circuits alone at rising rates, with what a message costs the server's processor: where to look when the others disappoint.</summary>
internal static class AlonePart
{
    private const int Pairs = 50;

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var crowd = await Crowd.AddAsync(database, Pairs);
        await using var app = await PublishedApp.ServeAsync(database);
        var circuits = await CircuitClient.OpenAllAsync(app.Address, crowd);
        using var reactor = new Reactor(circuits);
        using var server = Process.GetProcessById(app.ProcessId);
        MessagingBench.Say($"## Circuits alone\n\n| a second | p50 ms | p99 ms | lost | processor ms a message | batches a message |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var rate in new double[] { 100, 200, 200, 200, 400, 600 })
        {
            server.Refresh();
            var (before, batches) = (server.TotalProcessorTime, circuits.Sum(c => c.Batches));
            var passage = Traffic.Run(circuits, rate, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), echoes: true);
            server.Refresh();
            var messages = rate * 6;
            MessagingBench.Say($"| {rate} | {passage.P50:0.00} | {passage.P99:0.00} | {passage.Lost} | {(server.TotalProcessorTime - before).TotalMilliseconds / messages:0.00} | {(circuits.Sum(c => c.Batches) - batches) / messages:0.0} |");
        }
    }
}
