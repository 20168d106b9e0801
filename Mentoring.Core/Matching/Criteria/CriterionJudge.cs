using System.Runtime.InteropServices;
using Mentoring.Core.Matching.Index;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>How much one active criterion counts in one search.</summary>
internal readonly record struct Demand(Criterion Criterion, bool Must, double Weight, double Factor);

/// <summary>What a value of a column gives: points of the weighted sum, and marks.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Gain(double Points, uint Marks);

/// <summary>What of a criterion matched, in words, and what did not.</summary>
internal readonly record struct Why(IReadOnlyList<string> Matched, IReadOnlyList<string> Missing);

/// <summary>One active criterion of one search: judges one thing and says why. The matcher only adds up.</summary>
internal abstract class CriterionJudge(Demand demand)
{
    /// <summary>Set in the marks of a row that may not be shown to the searcher at all.</summary>
    public const uint Hidden = 1u << 15;

    /// <summary>Set in the marks of every row when no criterion is active.</summary>
    public const uint Anybody = 1u << 31;

    public Criterion Criterion => demand.Criterion;

    public bool Must => demand.Must;

    public double Weight => demand.Weight;

    public double Factor => demand.Factor;

    /// <summary>Set in the marks of a row that fails this must-have.</summary>
    public uint Fails => 1u << (int)Criterion;

    /// <summary>Set in the marks of a row that covers anything of this criterion.</summary>
    public uint Covers => 1u << (16 + (int)Criterion);

    /// <summary>Adds this criterion's points and marks to every row of a block.</summary>
    public abstract void Score(Block block, int firstRow, Span<double> sums, Span<uint> marks);

    public abstract double Coverage(Block block, int at, int row);

    public abstract Why Explain(Block block, int at, int row);

    /// <summary>Whether these marks belong to a listed row.</summary>
    public static bool IsListed(uint marks) => (ushort)marks == 0 && marks != 0;

    public MatchPart Part(Block block, int at, int row)
    {
        var why = Explain(block, at, row);
        return new MatchPart(Criterion, Weight, Factor, Coverage(block, at, row), why.Matched, why.Missing);
    }

    /// <summary>What a coverage is worth; whether the must-have is met is the criterion's own rule.</summary>
    protected Gain Worth(double coverage, bool met) =>
        new(Weight * Factor * coverage, (Must && !met ? Fails : 0) | (coverage > 0 ? Covers : 0));

    /// <summary>Any one of several is enough: what matched, and all of them when nothing did.</summary>
    protected static Why AnyOf(IReadOnlyList<string> wanted, IReadOnlyList<string> matched) => new(matched, matched.Count > 0 ? [] : wanted);
}
