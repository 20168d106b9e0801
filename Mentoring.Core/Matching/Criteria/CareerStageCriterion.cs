using Mentoring.Core.Common;
using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>The member's career stage is at or above the wanted one, in the taxonomy's order.</summary>
internal sealed class CareerStageCriterion : CodeCriterion
{
    private readonly TermId _atLeast;
    private readonly Lexicon<TermId> _stages;
    private readonly Taxonomy _taxonomy;

    public CareerStageCriterion(Demand demand, SearchCriteria criteria, Lexicons lexicons, Taxonomy taxonomy)
        : base(demand, CodeColumn.Stage, lexicons.Stages.Count)
    {
        (_atLeast, _stages, _taxonomy) = (criteria.CareerStage.AtLeast!.Value, lexicons.Stages, taxonomy);
        var least = taxonomy.StageOrder(_atLeast);
        Judge(code => least >= 0 && code > 0 && taxonomy.StageOrder(_stages[code]) >= least ? (1, true) : (0, false));
    }

    public override Why Explain(Block block, int at, int row) =>
        AnyOf([_taxonomy.Name(_atLeast)], Coverage(block, at, row) > 0 ? [_taxonomy.Name(_stages[Code(block, at)])] : []);
}
