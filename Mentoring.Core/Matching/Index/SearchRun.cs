using Mentoring.Core.Common;
using Mentoring.Core.Matching.Criteria;

namespace Mentoring.Core.Matching.Index;

/// <summary>One search over one snapshot: judges every row, ranks, explains.</summary>
internal sealed class SearchRun : IDisposable
{
    private readonly MatchIndex _index;
    private readonly SearchCriteria _criteria;
    private readonly Side _side;
    private readonly int _day;
    private readonly CriterionJudge[] _judges;
    private readonly int[] _hidden;
    private readonly double _weights;

    public SearchRun(MatchIndex index, MemberId searcher, SearchCriteria criteria, CriterionWeights weights, DateOnly on)
    {
        (_index, _criteria, _side, _day) = (index, criteria, index.SideOf(criteria.Kind), on.DayNumber);
        var person = index.People.Rows.Get(searcher, -1);
        var zone = person < 0 ? "UTC" : index.Lexicons.Zones[index.People[person].Zone];
        _judges = Judges.Of(criteria, weights, new Surroundings(_side, index.Lexicons, index.Taxonomy, index.SkillNames, zone, on));
        _hidden = person < 0 ? [] : HiddenRows(person);
        foreach (var judge in _judges)
            _weights += judge.Weight * judge.Factor;
    }

    public void Dispose()
    {
        foreach (var text in _judges.OfType<TextCriterion>())
            text.Dispose();
    }

    public SearchResult Result()
    {
        var (page, size) = (Math.Max(1, _criteria.Page), Math.Max(0, _criteria.PageSize));
        var most = size == 0 ? int.MaxValue : (int)Math.Min((long)page * size, int.MaxValue);
        var ranking = new Ranking(_index, _side, _weights, most, _day);
        Scan((block, firstRow, sums, marks) => ranking.Take(block, firstRow, sums, marks));
        var best = ranking.Best();
        var shown = size == 0 ? best : best.Skip((int)Math.Min((long)(page - 1) * size, int.MaxValue)).Take(size);
        var open = ranking[MatchGroup.Open];
        return new SearchResult(
            ranking.Total, open, ranking[MatchGroup.Away], ranking[MatchGroup.Full], ranking[MatchGroup.Unavailable], [.. shown.Select(Explained)], open < SearchResult.FewOpen ? NearMisses(open) : []);
    }

    /// <summary>Why a row of this side that may be shown is not listed; null when it is.</summary>
    public WhyNotListed? WhyNot(int row)
    {
        var firstRow = row >> Block.Shift << Block.Shift;
        var block = _side.Blocks[row >> Block.Shift];
        var (sums, marks) = (new double[block.Count], new uint[block.Count]);
        Judge(block, firstRow, sums, marks);
        var found = marks[row - firstRow];
        if (CriterionJudge.IsListed(found))
            return null;
        var unmet = _judges.FirstOrDefault(j => (found & j.Fails) != 0);
        return unmet is null ? new(ExclusionReason.NothingInCommon) : new(ExclusionReason.MustHaveNotMet, unmet.Criterion);
    }

    private delegate void BlockTaker(Block block, int firstRow, ReadOnlySpan<double> sums, ReadOnlySpan<uint> marks);

    private IReadOnlyList<NearMiss> NearMisses(int open)
    {
        if (!_judges.Any(j => j.Must))
            return [];
        var costs = new Costs(_judges, _day);
        Scan((block, _, _, marks) => costs.Take(block, marks));
        return costs.Over(open);
    }

    private void Scan(BlockTaker take)
    {
        Span<double> sums = stackalloc double[Block.Size];
        Span<uint> marks = stackalloc uint[Block.Size];
        var hidden = 0;
        for (var b = 0; b < _side.Blocks.Length; b++)
        {
            var block = _side.Blocks[b];
            var blockSums = sums[..block.Count];
            var blockMarks = marks[..block.Count];
            Judge(block, b << Block.Shift, blockSums, blockMarks);
            for (; hidden < _hidden.Length && _hidden[hidden] >> Block.Shift == b; hidden++)
                blockMarks[_hidden[hidden] & (Block.Size - 1)] |= CriterionJudge.Hidden;
            take(block, b << Block.Shift, blockSums, blockMarks);
        }
    }

    private void Judge(Block block, int firstRow, Span<double> sums, Span<uint> marks)
    {
        sums.Clear();
        marks.Fill(_judges.Length == 0 ? CriterionJudge.Anybody : 0);
        foreach (var judge in _judges)
            judge.Score(block, firstRow, sums, marks);
        if (block.LatestEligibleFrom <= _day)
            return;
        for (var i = 0; i < marks.Length; i++)
        {
            if (block.EligibleFrom[i] > _day)
                marks[i] |= CriterionJudge.Hidden;
        }
    }

    private int[] HiddenRows(int searcher)
    {
        var rows = _index.People.HiddenFrom(searcher, _criteria.Kind).Append(searcher).Select(p => _index.People[p].RowIn(_criteria.Kind));
        return [.. rows.Where(r => r >= 0).Distinct().Order()];
    }

    private Match Explained(Ranked ranked)
    {
        var block = _side.Blocks[ranked.Row >> Block.Shift];
        var at = ranked.Row & (Block.Size - 1);
        var until = block.AwayUntil[at];
        DateOnly? back = ranked.Group == MatchGroup.Away && until != int.MaxValue ? DateOnly.FromDayNumber(until) : null;
        return new Match(
            _index.IdOf(_side, ranked.Row), ranked.Group, ranked.Relevance, ranked.Band, block.Load[at], block.Newcomer[at] ? FairRank.NewcomerBonus : 0, back,
            [.. _judges.Select(j => j.Part(block, at, ranked.Row))]);
    }
}
