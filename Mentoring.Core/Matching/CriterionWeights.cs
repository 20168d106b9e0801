using Mentoring.Core.Common;

namespace Mentoring.Core.Matching;

/// <summary>The programme's weight for every criterion, 0 to 10, at least one above 0. Immutable.</summary>
public sealed class CriterionWeights
{
    private readonly double[] _weights;

    private CriterionWeights(double[] weights) => _weights = weights;

    /// <summary>The weights of matching.md, in the order of <see cref="Criterion"/>.</summary>
    public static CriterionWeights Default { get; } = new([5, 5, 3, 2, 2, 3, 1, 2, 4]);

    public double this[Criterion criterion] => _weights[(int)criterion];

    /// <summary>Weights that replace the defaults where given.</summary>
    public static Result<CriterionWeights> Create(IReadOnlyDictionary<Criterion, double> weights)
    {
        var all = (double[])Default._weights.Clone();
        foreach (var (criterion, weight) in weights)
        {
            if (!(weight is >= 0 and <= 10))
                return new InvalidField(criterion.ToString(), "A weight is a number from 0 to 10.");
            all[(int)criterion] = weight;
        }

        return all.Any(w => w > 0) ? new CriterionWeights(all) : new InvalidField(nameof(Criterion), "At least one weight must be above 0.");
    }
}
