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
        var (prosody, peers) = await Stage.ProsodyAsync(Pairs);
        await using var server = prosody;
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var crowd = await Crowd.AddAsync(database, Pairs);
        await using var app = await PublishedApp.ServeAsync(database);
        var circuits = await CircuitClient.OpenAllAsync(app.Address, crowd);
        using var reactor = new Reactor([.. peers, .. circuits]);
        MessagingBench.Say($"## Beside prosody: {Rate:0} messages a second between {Pairs} pairs, circuits on both ends\n");
        Traffic.Run(circuits, Rate, Warming, TimeSpan.FromSeconds(20), echoes: true);
        Passage Ours() => Traffic.Run(circuits, Rate, Warming, Counted, echoes: true);
        Passage Peers() => Traffic.Run(peers, Rate, Warming, Counted);
        Duel.Run(Rounds, Ours, Peers).Print("circuits", "prosody", (0.75, 0.6));
    }
}
