using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>Any wanted language is spoken.</summary>
internal sealed class LanguageCriterion(Demand demand, SearchCriteria criteria, Lexicons lexicons, Taxonomy taxonomy)
    : SetCriterion(demand, SetColumn.Languages, criteria.Languages.Values, lexicons, taxonomy)
{
    public override Why Explain(Block block, int at, int row) => AnyOf(WantedNames, base.Explain(block, at, row).Matched);

    protected override double CoverageOf(int found, int wanted) => found > 0 ? 1 : 0;

    protected override bool IsMet(int found, int wanted) => found > 0;
}
