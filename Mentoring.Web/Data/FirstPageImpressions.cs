using Mentoring.Core.Common;
using Mentoring.Core.Matching;

namespace Mentoring.Web.Data;

/// <summary>How often a member was listed on first pages on one day; kept for as long as the fair rank looks back.</summary>
public sealed class FirstPageImpressions
{
    public required MemberId MemberId { get; init; }

    public required SearchKind Kind { get; init; }

    public required DateOnly Day { get; init; }

    public required int Count { get; set; }
}
