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
    private MatchGroup _worstGroup = MatchGroup.Unavailable;
    private double _leastSum = double.NegativeInfinity;

    public int Total => _counts.Sum();

    public int this[MatchGroup group] => _counts[(int)group];

    public void Take(Block block, int firstRow, ReadOnlySpan<double> sums, ReadOnlySpan<uint> marks)
    {
        marks = marks[..sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            if (!CriterionJudge.IsListed(marks[i]))
                continue;
            var group = block.GroupOn(i, day);
            _counts[(int)group]++;
            if (group < _worstGroup || (group == _worstGroup && sums[i] >= _leastSum))
                Offer(block, i, firstRow + i, group, sums[i]);
        }
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
            RaiseBar();
        }
    }

    private void Heapify()
    {
        for (var i = (_heap.Count / 2) - 1; i >= 0; i--)
            Sink(i);
        RaiseBar();
    }

    /// <summary>Who is below the worst one's band cannot come in any more.</summary>
    private void RaiseBar()
    {
        _worstGroup = _heap[0].Group;
        _leastSum = ((_heap[0].Band * FairRank.BandWidth) - Margin) * weights / 100;
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
