using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>Two processes on one durable PostgreSQL: pairs on different nodes beside pairs on the same one.</summary>
internal static class NodesPart
{
    private const int Pairs = 50;
    private const int Rounds = 5;
    private const double Rate = 100;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.BareOnAsync(await PostgresServer.StartDurableAsync());
        var crowd = await Crowd.AddAsync(database, Pairs * 2);
        await using var one = await PublishedApp.ServeAsync(database);
        await using var other = await PublishedApp.ServeAsync(database);
        var same = Stage.Hub(one.Address, crowd, Enumerable.Range(0, Pairs * 2));
        var here = Stage.Hub(one.Address, crowd, Enumerable.Range(Pairs, Pairs).Select(p => p * 2));
        var there = Stage.Hub(other.Address, crowd, Enumerable.Range(Pairs, Pairs).Select(p => (p * 2) + 1));
        List<HubClient> across = [.. here.Zip(there).SelectMany(two => new[] { two.First, two.Second })];
        using var reactor = new Reactor([.. same, .. across]);
        foreach (var talkers in new[] { same, across })
            Traffic.Run(talkers, Rate, Warming, TimeSpan.FromSeconds(15));
        MessagingBench.Say($"## Two nodes on PostgreSQL: {Rate} messages a second\n\n| round | same node p50 ms | across p50 ms | insert + NOTIFY p50 ms | (across - same) / (insert + NOTIFY) | lost |\n| --- | --- | --- | --- | --- | --- |");
        var ratios = new List<double>();
        for (var i = 1; i <= Rounds; i++)
        {
            Passage[] near = [Run(same), null!], far = [Run(across), null!];
            var notified = OneCommit.NotifiedOnPostgres(database.Connection);
            (far[1], near[1]) = (Run(across), Run(same));
            ratios.Add((far.Average(p => p.P50) - near.Average(p => p.P50)) / notified);
            MessagingBench.Say($"| {i} | {near.Average(p => p.P50):0.00} | {far.Average(p => p.P50):0.00} | {notified:0.00} | {ratios[^1]:0.00} | {near.Concat(far).Sum(p => p.Lost)} |");
        }

        MessagingBench.Say($"\n| median of the rounds | bar | measured |\n| --- | --- | --- |\n| what crossing adds, in inserts + NOTIFY | 1.5 | {SearchBench.Percentile(ratios, 0.5):0.00} |\n");
    }

    private static Passage Run(IReadOnlyList<ITalker> talkers) => Traffic.Run(talkers, Rate, Warming, Counted);
}
