using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>The peer alone: what it does at 200 messages a second, and how far it goes.</summary>
internal static class PeerPart
{
    public static async Task RunAsync()
    {
        await using var prosody = await ProsodyServer.StartAsync(await PostgresServer.StartDurableAsync(), 100);
        var talkers = Enumerable.Range(0, 100).Select(i => new XmppClient(prosody.Port, $"u{i}", ProsodyServer.Password, $"u{i ^ 1}")).ToList();
        using var reactor = new Reactor(talkers);
        foreach (var rate in new double[] { 200, 200, 200, 300, 400, 500, 650, 800, 1000 })
        {
            var passage = Traffic.Run(talkers, rate, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6));
            MessagingBench.Say($"| {rate} | {passage.P50:0.00} | {passage.P99:0.00} | {passage.Lost} | {passage.Doubled} |");
        }
    }
}
