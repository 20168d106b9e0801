using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>Share of the wanted skills that a mentor offers, or a mentee wants.</summary>
internal sealed class SkillsCriterion(Demand demand, SearchCriteria criteria, Lexicons lexicons, Taxonomy taxonomy)
    : ShareCriterion(demand, SetColumn.Skills, criteria.Skills.Values, lexicons, taxonomy);
