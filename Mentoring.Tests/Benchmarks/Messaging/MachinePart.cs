using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>200 messages a second through the hub beside what the machine asks for anyway: a relay that stores nothing, and one durable commit.</summary>
internal static class MachinePart
{
    private const int Pairs = 50;
    private const int Rounds = 5;
    private const double Rate = 200;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        await using var relay = await Relay.StartAsync();
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var crowd = await Crowd.AddAsync(database, Pairs);
        await using var app = await PublishedApp.ServeAsync(database);
        var relayed = Stage.Relayed(relay, Pairs);
        var clients = Stage.Hub(app.Address, crowd, Enumerable.Range(0, Pairs * 2));
        using var reactor = new Reactor([.. relayed, .. clients]);
        MessagingBench.Say($"## Beside the machine: {Rate} messages a second through the hub\n\n| round | hub p50 ms | relay p50 ms | one commit p50 ms | ratio |\n| --- | --- | --- | --- | --- |");
        foreach (var talkers in new[] { relayed, clients })
            Traffic.Run(talkers, Rate, Warming, TimeSpan.FromSeconds(15));
        var ratios = new List<double>();
        for (var i = 1; i <= Rounds; i++)
        {
            double[] ours = [Median(clients), 0], bare = [Median(relayed), 0];
            var commit = OneCommit.OnSqlite();
            (bare[1], ours[1]) = (Median(relayed), Median(clients));
            ratios.Add(ours.Average() / (bare.Average() + commit));
            MessagingBench.Say($"| {i} | {ours.Average():0.00} | {bare.Average():0.00} | {commit:0.00} | {ratios[^1]:0.00} |");
        }

        MessagingBench.Say($"\n| median of the rounds | bar | measured |\n| --- | --- | --- |\n| p50 against relay + commit | 1.5 | {SearchBench.Percentile(ratios, 0.5):0.00} |\n");
    }

    private static double Median(IReadOnlyList<ITalker> talkers) => Traffic.Run(talkers, Rate, Warming, Counted).P50;
}
