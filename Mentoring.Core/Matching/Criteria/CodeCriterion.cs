using Mentoring.Core.Matching.Index;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>A criterion that knows its answer for every value of a column beforehand.</summary>
internal abstract class CodeCriterion(Demand demand, CodeColumn column, int values) : CriterionJudge(demand)
{
    private readonly Gain[] _gains = new Gain[values];
    private readonly double[] _coverages = new double[values];

    public override void Score(Block block, int firstRow, Span<double> sums, Span<uint> marks)
    {
        ReadOnlySpan<ushort> codes = block.Codes[(int)column].AsSpan(0, sums.Length);
        ReadOnlySpan<Gain> gains = _gains;
        marks = marks[..sums.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            ref readonly var gain = ref gains[codes[i]];
            sums[i] += gain.Points;
            marks[i] |= gain.Marks;
        }
    }

    public override double Coverage(Block block, int at, int row) => _coverages[Code(block, at)];

    protected int Code(Block block, int at) => block.Codes[(int)column][at];

    /// <summary>Says once for every value what it covers.</summary>
    protected void Judge(Func<int, (double Coverage, bool Met)> judge)
    {
        for (var code = 0; code < _gains.Length; code++)
        {
            var (coverage, met) = judge(code);
            _coverages[code] = coverage;
            _gains[code] = Worth(coverage, met);
        }
    }
}
