using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>
/// What it costs to know who is here: everybody watched by one person, two of a hundred coming or going each minute, and another node
/// that has as many people and says so. The clock is moved by hand, so that ten minutes take as long as their work does.
/// </summary>
internal static class PresencePart
{
    private const int Minutes = 10;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        MessagingBench.Say($"## Presence\n\n| members | share of a core |\n| --- | --- |");
        await CostAsync(1000);
        var (five, ten) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            five.Add(await CostAsync(5000));
            ten.Add((await CostAsync(10_000) + await CostAsync(10_000)) / 2);
            five[^1] = (five[^1] + await CostAsync(5000)) / 2;
        }

        MessagingBench.Say($"| 5,000 | {SearchBench.Percentile(five, 0.5):P3} |\n| 10,000 | {SearchBench.Percentile(ten, 0.5):P3} |\n");
        MessagingBench.Say($"| median of the rounds | bar | measured |\n| --- | --- | --- |\n| 5,000 members | 1 % | {SearchBench.Percentile(five, 0.5):P2} |");
        MessagingBench.Say($"| 10,000 against 5,000 | 2.2 | {SearchBench.Percentile(ten.Zip(five, (t, f) => t / f), 0.5):0.00} |\n");
    }

    private static async Task<double> CostAsync(int members)
    {
        var time = new FakeTime();
        var live = new LiveTopics(time, NullLogger<LiveTopics>.Instance);
        var (here, there) = (new Presence(live, time), new Presence(new LiveTopics(time, NullLogger<LiveTopics>.Instance), time));
        there.Relay = said => here.Hear("there", [said]);
        here.Relay = _ => { };
        var people = Enumerable.Range(0, members).Select(_ => MemberId.New()).ToList();
        var connections = people.ConvertAll(here.Come);
        people.ForEach(p => there.Come(p));
        var watchers = people.ConvertAll(p => live.Subscribe([Topic.Presence(p)], Pacing.Steady, () => Task.CompletedTask));
        var before = Environment.CpuUsage.TotalTime;
        for (var second = 1; second <= Minutes * 60; second++)
            Pass(second, time, here, there, people, connections);
        await Task.Yield();
        var cost = (Environment.CpuUsage.TotalTime - before).TotalSeconds / (Minutes * 60);
        watchers.ForEach(w => w.Dispose());
        return cost;
    }

    /// <summary>One second of it, as the clock of presence has it.</summary>
    private static void Pass(int second, FakeTime time, Presence here, Presence there, List<MemberId> people, List<IDisposable> connections)
    {
        for (var i = 0; i < people.Count / 3000 + 1; i++)
        {
            var who = ((second * 7919) + i) % people.Count;
            connections[who].Dispose();
            connections[who] = here.Come(people[who]);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        here.Expire();
        if (second % (int)Presence.RenewEvery.TotalSeconds != 0)
            return;
        here.Renew();
        there.Renew();
    }
}
