using System.Runtime.InteropServices;
using Mentoring.Core.Matching.Criteria;

namespace Mentoring.Core.Matching.Index;

/// <summary>A listed row with what it is ordered by.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ranked(int Row, MatchGroup Group, int Band, double Adjusted, double Relevance);

/// <summary>Counts the listed rows of every group and keeps the best of them, in rank order.</summary>
internal sealed class Ranking(MatchIndex index, Side side, double weights, int most, int day) : IComparer<Ranked>
{
    /// <summary>Far more than rounding can move a relevance, far less than a band.</summary>
    private const double Margin = 1e-6;

    private readonly int[] _counts = new int[4];
    private readonly List<Ranked> _heap = new(Math.Min(most, 1024));

    /// <summary>Smallest weighted sum of each group that may still come in.</summary>
    private readonly double[] _bars = [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity];

    private bool _ordered = true;

    public int Total => _counts.Sum();

    public int this[MatchGroup group] => _counts[(int)group];

    public void Take(Block block, int firstRow, ReadOnlySpan<double> sums, ReadOnlySpan<uint> marks)
    {
        if (_ordered && firstRow + sums.Length > side.Ordered)
            Loosen();
        marks = marks[..sums.Length];
        var away = block.AwayUntil.AsSpan(0, sums.Length);
        var groups = block.Group.AsSpan(0, sums.Length);
        var bars = _bars.AsSpan(0, 4);
        var counts = 0UL;
        for (var i = 0; i < sums.Length; i++)
        {
            // Without branches but the rare one: who is listed looks random to the processor
            var listed = CriterionJudge.IsListed(marks[i]);
            var group = away[i] > day ? (int)MatchGroup.Away : groups[i] & 3;
            counts += (listed ? 1UL : 0UL) << (16 * group);
            if (listed & (sums[i] >= bars[group]))
                Offer(block, i, firstRow + i, (MatchGroup)group, sums[i]);
        }

        for (var group = 0; group < _counts.Length; group++)
            _counts[group] += (ushort)(counts >> (16 * group));
    }

    /// <summary>The best rows, best first.</summary>
    public List<Ranked> Best()
    {
        _heap.Sort(this);
        return _heap;
    }

    /// <summary>Rank order (matching.md): group, band, adjusted relevance, member id.</summary>
    public int Compare(Ranked x, Ranked y)
    {
        if (x.Group != y.Group)
            return x.Group.CompareTo(y.Group);
        if (x.Band != y.Band)
            return y.Band.CompareTo(x.Band);
        if (x.Adjusted != y.Adjusted)
            return y.Adjusted.CompareTo(x.Adjusted);
        if (x.Row < side.Ordered && y.Row < side.Ordered)
            return x.Row.CompareTo(y.Row);
        return index.IdOf(side, x.Row).Value.CompareTo(index.IdOf(side, y.Row).Value);
    }

    private void Offer(Block block, int at, int row, MatchGroup group, double sum)
    {
        var relevance = weights > 0 ? 100 * sum / weights : 0;
        if (_heap.Count == most && Hopeless(group, sum, relevance))
            return;
        var adjusted = FairRank.Adjusted(relevance, block.Load[at], block.Newcomer[at] ? FairRank.NewcomerBonus : 0);
        var ranked = new Ranked(row, group, FairRank.Band(relevance), adjusted, relevance);
        if (_heap.Count < most)
        {
            _heap.Add(ranked);
            if (_heap.Count == most && most < int.MaxValue)
                Heapify();
        }
        else if (Compare(ranked, _heap[0]) < 0)
        {
            _heap[0] = ranked;
            Sink(0);
            RaiseBars();
        }
    }

    /// <summary>Even idle and new it would come after the worst one kept, and so would everyone later with as much or less.</summary>
    private bool Hopeless(MatchGroup group, double sum, double relevance)
    {
        var worst = _heap[0];
        if (!_ordered || group != worst.Group
            || FairRank.Band(relevance) > worst.Band || FairRank.Adjusted(relevance, 0, FairRank.NewcomerBonus) > worst.Adjusted)
            return false;
        ref var bar = ref _bars[(int)group];
        bar = Math.Max(bar, Math.BitIncrement(sum));
        return true;
    }

    /// <summary>From here on rows no longer come in the order of ids, so equals may still win.</summary>
    private void Loosen()
    {
        _ordered = false;
        Array.Fill(_bars, double.NegativeInfinity);
        if (_heap.Count == most)
            RaiseBars();
    }

    private void Heapify()
    {
        for (var i = (_heap.Count / 2) - 1; i >= 0; i--)
            Sink(i);
        RaiseBars();
    }

    /// <summary>Nobody of a later group can come in any more, nor who is below the worst one's band.</summary>
    private void RaiseBars()
    {
        var worst = _heap[0];
        for (var group = (int)worst.Group + 1; group < _bars.Length; group++)
            _bars[group] = double.PositiveInfinity;
        ref var bar = ref _bars[(int)worst.Group];
        bar = Math.Max(bar, ((worst.Band * FairRank.BandWidth) - Margin) * weights / 100);
    }

    /// <summary>The worst is at the root.</summary>
    private void Sink(int at)
    {
        while (true)
        {
            var worst = at;
            for (var child = (2 * at) + 1; child <= (2 * at) + 2 && child < _heap.Count; child++)
            {
                if (Compare(_heap[child], _heap[worst]) > 0)
                    worst = child;
            }

            if (worst == at)
                return;
            (_heap[at], _heap[worst]) = (_heap[worst], _heap[at]);
            at = worst;
        }
    }
}
