using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>The highest rate at which nothing is lost and 99 of 100 messages take less than 50 ms: our hub beside prosody; and what a message costs the disk.</summary>
internal static class RatePart
{
    private const int Pairs = 50;
    private const int Rounds = 5;
    private const double Step = 1.25;
    private const double Bar = 50;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        var (prosody, peers) = await Stage.ProsodyAsync(Pairs);
        await using var server = prosody;
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var crowd = await Crowd.AddAsync(database, Pairs);
        await using var app = await PublishedApp.ServeAsync(database);
        var clients = Stage.Hub(app.Address, crowd, Enumerable.Range(0, Pairs * 2));
        using var reactor = new Reactor([.. peers, .. clients]);
        Traffic.Run(clients, 500, Warming, TimeSpan.FromSeconds(15));
        MessagingBench.Say($"## Highest durable rate with p99 below {Bar} ms and nothing lost, hub beside prosody\n\n| round | hub, messages a second | prosody | ratio |\n| --- | --- | --- | --- |");
        var ratios = new List<double>();
        var (ours, theirs) = (500.0, 100.0);
        for (var i = 1; i <= Rounds; i++)
        {
            (ours, theirs) = i % 2 == 1
                ? (Highest(clients, ours), Highest(peers, theirs))
                : Swap(Highest(peers, theirs), Highest(clients, ours));
            ratios.Add(ours / theirs);
            MessagingBench.Say($"| {i} | {ours:0} | {theirs:0} | {ours / theirs:0.0} |");
        }

        MessagingBench.Say($"\n| median of the rounds | bar | measured |\n| --- | --- | --- |\n| ratio | 10 | {SearchBench.Percentile(ratios, 0.5):0.0} |");
        await SyncsAsync(app, clients, ours);
    }

    /// <summary>How often the disk is synced under load, counted in the kernel's log of the server's calls.</summary>
    private static async Task SyncsAsync(PublishedApp app, List<HubClient> clients, double highest)
    {
        foreach (var rate in new[] { 200, highest / 2 })
        {
            using var syncs = await SyncCount.BeginAsync(app.ProcessId);
            var passage = Traffic.Run(clients, rate, TimeSpan.Zero, TimeSpan.FromSeconds(5));
            MessagingBench.Say($"| disk syncs a message at {rate:0} a second | {(rate > 200 ? "0.1" : "")} | {await syncs.EndAsync() / (double)passage.Delays.Count:0.000} |");
        }

        MessagingBench.Say($"");
    }

    /// <summary>Rises until it fails twice; begins where it may still have to fall.</summary>
    private static double Highest(IReadOnlyList<ITalker> talkers, double lately)
    {
        var (best, rate, misses) = (0.0, lately, 0);
        while (misses < 2)
        {
            var passage = Traffic.Run(talkers, rate, Warming, Counted);
            var holds = passage.Lost == 0 && passage.P99 < Bar;
            Console.Error.WriteLine($"{talkers[0].GetType().Name} {rate:0}/s: p50 {passage.P50:0.0} p99 {passage.P99:0.0} lost {passage.Lost} doubled {passage.Doubled}");
            if (holds)
                (best, rate, misses) = (rate, rate * Step, 0);
            else if (best == 0)
                rate /= Step * Step;
            else
                (rate, misses) = (rate * (misses == 0 ? 1 : Step), misses + 1);
            if (rate < 10)
                return rate;
        }

        return best;
    }

    private static (double Ours, double Theirs) Swap(double theirs, double ours) => (ours, theirs);
}
