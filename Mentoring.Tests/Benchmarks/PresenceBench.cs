using System.Diagnostics;
using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Benchmarks;

/// <summary>
/// What presence costs one of two nodes, each with half of the members: its clock every second, renewals both ways every twenty, packed as
/// PostgreSQL carries them, one member in a hundred coming and going every minute and two in a hundred writing. The time is moved, so that minutes take moments.
/// </summary>
internal static class PresenceBench
{
    private const int Rounds = 5;
    private const int Minutes = 40;
    private const int Typists = 50;

    public static int Run()
    {
        List<(double Small, double Large)> rounds = [];
        Cost(5000);
        for (var round = 1; round <= Rounds; round++)
        {
            var small = Cost(5000);
            var large = Cost(10_000);
            rounds.Add(((small + Cost(5000)) / 2, (large + Cost(10_000)) / 2));
            Console.WriteLine(FormattableString.Invariant($"round {round}: 5,000 members {rounds[^1].Small:P3} of a core, 10,000 {rounds[^1].Large:P3}, {rounds[^1].Large / rounds[^1].Small:0.00} times"));
        }

        var (share, ratio) = (Median(rounds.Select(r => r.Small)), Median(rounds.Select(r => r.Large / r.Small)));
        Console.WriteLine(FormattableString.Invariant($"median: 5,000 members {share:P3} of a core (at most 1 %), twice as many cost {ratio:0.00} times as much (at most 2.2)"));
        return share <= 0.01 && ratio <= 2.2 ? 0 : 1;
    }

    /// <summary>The share of a core that one node with this many members takes.</summary>
    private static double Cost(int members)
    {
        var time = new FakeTime();
        var (here, there) = (new Node("here", time), new Node("there", time));
        var (ours, theirs) = (here.Fill(members / 2), there.Fill(members / 2));
        there.Presence.Renew();
        var news = there.Messages();
        using var clock = new PresenceClock(here.Presence, time, NullLogger<PresenceClock>.Instance);
        GC.Collect();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var second = 1; second <= Minutes * 60; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            here.Churn(ours, second);
            clock.Tick();
            here.Messages();
            if (second % 20 == 0)
                news.ForEach(here.Hear);
        }

        var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        GC.KeepAlive(theirs);
        return spent.TotalSeconds / (Minutes * 60);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private sealed class Node
    {
        private readonly string _name;
        private readonly RelayLine _line;
        private readonly ConversationId _conversation = ConversationId.New();

        public Node(string name, FakeTime time)
        {
            _name = name;
            Presence = new Presence(new LiveTopics(time, NullLogger<LiveTopics>.Instance), time);
            _line = new RelayLine("presence") { Received = Presence.Hear, Listening = () => { } };
            Presence.Relay = _line.Send;
        }

        public Presence Presence { get; }

        public List<(MemberId Member, IDisposable Here)> Fill(int members) => [.. Enumerable.Range(0, members).Select(_ => MemberId.New()).Select(m => (m, Presence.Come(m)))];

        /// <summary>Everything it has to say, as it would be sent.</summary>
        public List<string> Messages()
        {
            List<string> messages = [];
            while (_line.Next(_name) is { } message)
                messages.Add(message);
            return messages;
        }

        public void Hear(string message)
        {
            var parts = message.Split('|');
            _line.Received(parts[0], parts[1..]);
        }

        /// <summary>Some leave while others come back, and some write.</summary>
        public void Churn(List<(MemberId Member, IDisposable Here)> members, int second)
        {
            for (var n = second * 7 % 6000; n < members.Count; n += 6000)
            {
                members[n].Here.Dispose();
                members[n] = (members[n].Member, Presence.Come(members[n].Member));
            }

            for (var n = second % 3; n < members.Count; n += 3 * Typists)
                Presence.Type(_conversation, members[n].Member);
        }
    }
}
