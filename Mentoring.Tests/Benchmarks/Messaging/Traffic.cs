using System.Diagnostics;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>What one run came to.</summary>
/// <param name="Delays">From when a message was due to be sent until it was there, in milliseconds; without the warm-up.</param>
/// <param name="Lost">Never arrived.</param>
/// <param name="Doubled">Arrived once more than they should.</param>
internal sealed record Passage(IReadOnlyList<double> Delays, int Lost, int Doubled)
{
    public double P50 => SearchBench.Percentile(Delays, 0.5);

    public double P99 => SearchBench.Percentile(Delays, 0.99);
}

/// <summary>
/// Messages at a steady rate, at random moments, between pairs in both directions. Each is timed from the moment it was due, so that a server
/// that makes the driver wait is charged for it.
/// </summary>
internal sealed class Traffic
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyList<ITalker> _talkers;
    private readonly long[] _due;
    private readonly long[] _came;
    private readonly int _first;
    private readonly int[] _order;
    private int _missing;
    private int _doubled;

    private Traffic(IReadOnlyList<ITalker> talkers, double rate, TimeSpan span)
    {
        _talkers = talkers;
        var random = new Random(1);
        var moments = new List<long>();
        for (var at = 0.0; at < span.TotalSeconds; at += -Math.Log(1 - random.NextDouble()) / rate)
            moments.Add((long)(at * Stopwatch.Frequency));
        (_due, _came, _missing) = ([.. moments], new long[moments.Count], moments.Count);
        _first = Texts.Reserve(moments.Count);
        _order = [.. Enumerable.Range(0, talkers.Count)];
        new Random(2).Shuffle(_order);
    }

    /// <summary>Runs it to its end; neighbours in the list talk with each other.</summary>
    /// <param name="talkers">Everybody: 0 with 1, 2 with 3 and so on.</param>
    /// <param name="rate">Messages a second in all.</param>
    /// <param name="warming">How much of the beginning is not counted.</param>
    /// <param name="counted">How long is counted.</param>
    /// <param name="echoes">Whether a message may be seen again, as on a screen that is drawn again.</param>
    public static Passage Run(IReadOnlyList<ITalker> talkers, double rate, TimeSpan warming, TimeSpan counted, bool echoes = false)
    {
        GC.Collect();
        var traffic = new Traffic(talkers, rate, warming + counted);
        foreach (var (talker, i) in talkers.Select((t, i) => (t, i)))
            talker.Heard = number => traffic.Came(number, i);
        traffic.Send();
        traffic.Settle();
        return traffic.Result(warming, echoes);
    }

    private void Send()
    {
        var start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 100);
        for (var i = 0; i < _due.Length; i++)
        {
            _due[i] += start;
            for (var left = _due[i] - Stopwatch.GetTimestamp(); left > 0; left = _due[i] - Stopwatch.GetTimestamp())
                Linux.Sleep(TimeSpan.FromSeconds((double)left / Stopwatch.Frequency));
            _talkers[SenderOf(i)].Say(_first + i);
        }
    }

    private int SenderOf(int message) => _order[message % _order.Length];

    /// <summary>Somebody has it. That its sender sees it themselves says nothing.</summary>
    private void Came(int number, int talker)
    {
        var i = number - _first;
        if (i < 0 || i >= _came.Length || talker == SenderOf(i))
            return;
        if (_came[i] != 0)
        {
            Interlocked.Increment(ref _doubled);
            return;
        }

        _came[i] = Stopwatch.GetTimestamp();
        Interlocked.Decrement(ref _missing);
    }

    private void Settle()
    {
        var since = Stopwatch.StartNew();
        while (Volatile.Read(ref _missing) > 0 && since.Elapsed < Settling)
            Linux.Sleep(TimeSpan.FromMilliseconds(5));
    }

    private Passage Result(TimeSpan warming, bool echoes)
    {
        var from = _due[0] + (long)(warming.TotalSeconds * Stopwatch.Frequency);
        var delays = _due.Zip(_came).Where(m => m.First >= from && m.Second > 0).Select(m => (m.Second - m.First) * 1000.0 / Stopwatch.Frequency);
        return new([.. delays], _missing, echoes ? 0 : _doubled);
    }
}
