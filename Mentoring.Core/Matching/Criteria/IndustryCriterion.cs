using Mentoring.Core.Common;
using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>The member's industry is one of the wanted.</summary>
internal sealed class IndustryCriterion : CodeCriterion
{
    private readonly TermSet _wanted;
    private readonly Lexicon<TermId> _industries;
    private readonly Taxonomy _taxonomy;

    public IndustryCriterion(Demand demand, SearchCriteria criteria, Lexicons lexicons, Taxonomy taxonomy)
        : base(demand, CodeColumn.Industry, lexicons.Industries.Count)
    {
        (_wanted, _industries, _taxonomy) = (criteria.Industries.Values, lexicons.Industries, taxonomy);
        Judge(code => IsWanted(code) ? (1, true) : (0, false));
    }

    public override Why Explain(Block block, int at, int row)
    {
        var code = Code(block, at);
        return AnyOf([.. _wanted.Select(_taxonomy.Name)], IsWanted(code) ? [_taxonomy.Name(_industries[code])] : []);
    }

    private bool IsWanted(int code) => code > 0 && _wanted.Contains(_industries[code]);
}
