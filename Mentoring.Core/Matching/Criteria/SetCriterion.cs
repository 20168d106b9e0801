using System.Numerics;
using Mentoring.Core.Common;
using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>A criterion that counts how many of the wanted entries a member has.</summary>
internal abstract class SetCriterion : CriterionJudge
{
    private readonly SetColumn _column;
    private readonly (int Bit, string Name)[] _wanted;
    private readonly (int Word, ulong Mask)[] _masks;
    private readonly Gain[] _gains;

    protected SetCriterion(Demand demand, SetColumn column, TermSet wanted, Lexicons lexicons, Taxonomy taxonomy)
        : base(demand)
    {
        _column = column;
        _wanted = [.. wanted.Select(t => (lexicons.Sets[(int)column].Find(t), taxonomy.Name(t)))];
        _masks = [.. Masks(_wanted.Select(w => w.Bit))];
        _gains = [.. Enumerable.Range(0, wanted.Count + 1).Select(found => Worth(CoverageOf(found, wanted.Count), IsMet(found, wanted.Count)))];
    }

    protected IReadOnlyList<string> WantedNames => [.. _wanted.Select(w => w.Name)];

    /// <summary>Words of 64 entries with the wanted ones set; entries that nobody has are left out.</summary>
    public static IEnumerable<(int Word, ulong Mask)> Masks(IEnumerable<int> bits) =>
        bits.Where(b => b >= 0).GroupBy(b => b / 64).Select(word => (word.Key, word.Aggregate(0UL, (mask, b) => mask | (1UL << (b % 64)))));

    public override void Score(Block block, int firstRow, Span<double> sums, Span<uint> marks)
    {
        var words = block.Sets[(int)_column];
        var present = _masks.Where(m => m.Word < words.Length).ToArray();
        if (present.Length == 1)
            ScoreOne(words[present[0].Word].AsSpan(0, sums.Length), present[0].Mask, sums, marks[..sums.Length]);
        else
            ScoreMany(words, present, sums, marks[..sums.Length]);
    }

    public override double Coverage(Block block, int at, int row) => CoverageOf(_wanted.Count(w => block.HasBit(_column, at, w.Bit)), _wanted.Length);

    public override Why Explain(Block block, int at, int row)
    {
        var found = _wanted.ToLookup(w => block.HasBit(_column, at, w.Bit), w => w.Name);
        return new([.. found[true]], [.. found[false]]);
    }

    protected abstract double CoverageOf(int found, int wanted);

    protected abstract bool IsMet(int found, int wanted);

    private void ScoreOne(ReadOnlySpan<ulong> sets, ulong mask, Span<double> sums, Span<uint> marks)
    {
        ReadOnlySpan<Gain> gains = _gains;
        for (var i = 0; i < sets.Length; i++)
        {
            ref readonly var gain = ref gains[BitOperations.PopCount(sets[i] & mask)];
            sums[i] += gain.Points;
            marks[i] |= gain.Marks;
        }
    }

    private void ScoreMany(ulong[][] words, (int Word, ulong Mask)[] masks, Span<double> sums, Span<uint> marks)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var found = 0;
            foreach (var (word, mask) in masks)
                found += BitOperations.PopCount(words[word][i] & mask);
            sums[i] += _gains[found].Points;
            marks[i] |= _gains[found].Marks;
        }
    }
}

/// <summary>All of the wanted entries count, each as much as the others.</summary>
internal abstract class ShareCriterion(Demand demand, SetColumn column, TermSet wanted, Lexicons lexicons, Taxonomy taxonomy)
    : SetCriterion(demand, column, wanted, lexicons, taxonomy)
{
    protected override double CoverageOf(int found, int wanted) => found / (double)wanted;

    protected override bool IsMet(int found, int wanted) => found == wanted;
}
