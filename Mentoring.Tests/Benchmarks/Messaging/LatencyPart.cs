using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>200 messages a second between 50 pairs: circuits on both ends, from the composer to the drawn line, beside prosody's clients.</summary>
internal static class LatencyPart
{
    private const int Pairs = 50;
    private const double Rate = 200;
    private const int Rounds = 5;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        await using var prosody = await ProsodyServer.StartAsync(await PostgresServer.StartDurableAsync(), Pairs * 2);
        var peers = Enumerable.Range(0, Pairs * 2).Select(i => new XmppClient(prosody.Port, $"u{i}", ProsodyServer.Password, $"u{i ^ 1}")).ToList();
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var crowd = await Crowd.AddAsync(database, Pairs);
        await using var app = await PublishedApp.ServeAsync(database);
        var circuits = await CircuitClient.OpenAllAsync(app.Address, crowd);
        using var reactor = new Reactor([.. peers, .. circuits]);
        MessagingBench.Say($"## Beside prosody: {Rate:0} messages a second between {Pairs} pairs, circuits on both ends\n");
        Passage Ours() => Traffic.Run(circuits, Rate, Warming, Counted, echoes: true);
        Passage Peers() => Traffic.Run(peers, Rate, Warming, Counted);
        Duel.Run(Rounds, Ours, Peers).Print("circuits", "prosody", (0.75, 0.6));
    }
}
