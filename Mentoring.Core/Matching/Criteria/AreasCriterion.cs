using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>Share of the wanted areas that a mentor offers, or a mentee wants.</summary>
internal sealed class AreasCriterion(Demand demand, SearchCriteria criteria, Lexicons lexicons, Taxonomy taxonomy)
    : ShareCriterion(demand, SetColumn.Areas, criteria.Areas.Values, lexicons, taxonomy);
