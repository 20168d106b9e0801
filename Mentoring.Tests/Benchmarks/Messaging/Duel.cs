namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>Two kinds of clients in turn, ours, theirs, theirs, ours, so that what happens to the machine meanwhile happens to both.</summary>
internal sealed class Duel
{
    private readonly List<(Passage Ours, Passage Theirs)> _rounds = [];

    public static Duel Run(int rounds, Func<Passage> ours, Func<Passage> theirs)
    {
        var duel = new Duel();
        (_, _) = (ours(), theirs());
        for (var i = 0; i < rounds; i++)
        {
            var (a, b, c, d) = (ours(), theirs(), theirs(), ours());
            duel._rounds.Add((Both(a, d), Both(b, c)));
        }

        return duel;
    }

    public double Ratio(Func<Passage, double> of) => SearchBench.Percentile(_rounds.Select(r => of(r.Ours) / of(r.Theirs)), 0.5);

    public void Print(string ours, string theirs, (double P50, double P99) bars)
    {
        MessagingBench.Say($"| round | {ours} p50 ms | p99 | lost | {theirs} p50 ms | p99 | lost |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var ((a, b), i) in _rounds.Select((r, i) => (r, i + 1)))
            MessagingBench.Say($"| {i} | {a.P50:0.00} | {a.P99:0.00} | {a.Lost} | {b.P50:0.00} | {b.P99:0.00} | {b.Lost} |");
        MessagingBench.Say($"\n| ratio, median of {_rounds.Count} rounds | bar | measured |\n| --- | --- | --- |");
        MessagingBench.Say($"| p50 | {bars.P50} | {Ratio(p => p.P50):0.00} |\n| p99 | {bars.P99} | {Ratio(p => p.P99):0.00} |\n");
    }

    private static Passage Both(Passage one, Passage another) => new([.. one.Delays, .. another.Delays], one.Lost + another.Lost, one.Doubled + another.Doubled);
}
