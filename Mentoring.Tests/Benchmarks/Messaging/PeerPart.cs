namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>The peer alone: what it does at 200 messages a second, and how far it goes.</summary>
internal static class PeerPart
{
    public static async Task RunAsync()
    {
        var (prosody, talkers) = await Stage.ProsodyAsync(50);
        await using var server = prosody;
        using var reactor = new Reactor(talkers);
        MessagingBench.Say($"## prosody alone\n\n| a second | p50 ms | p99 ms | lost | doubled |\n| --- | --- | --- | --- | --- |");
        foreach (var rate in new double[] { 200, 200, 200, 300, 400, 500, 650, 800, 1000 })
        {
            var passage = Traffic.Run(talkers, rate, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6));
            MessagingBench.Say($"| {rate} | {passage.P50:0.00} | {passage.P99:0.00} | {passage.Lost} | {passage.Doubled} |");
        }
    }
}
