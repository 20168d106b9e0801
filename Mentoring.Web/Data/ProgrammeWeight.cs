using Mentoring.Core.Matching;

namespace Mentoring.Web.Data;

/// <summary>The programme's own weight for a criterion; where there is none the default holds.</summary>
public sealed class ProgrammeWeight
{
    public required Criterion Criterion { get; init; }

    /// <summary>0 to 10.</summary>
    public required double Weight { get; set; }
}
