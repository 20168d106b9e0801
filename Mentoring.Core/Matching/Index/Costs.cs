using Mentoring.Core.Matching.Criteria;

namespace Mentoring.Core.Matching.Index;

/// <summary>Counts for every must-have how many rows would be open without it.</summary>
internal sealed class Costs(CriterionJudge[] judges, int day)
{
    private readonly CriterionJudge[] _musts = [.. judges.Where(j => j.Must)];
    private readonly int[] _open = new int[judges.Length];

    public void Take(Block block, ReadOnlySpan<uint> marks)
    {
        for (var i = 0; i < marks.Length; i++)
        {
            // More than one unmet must-have stays unlisted whichever of them is left out
            if (!System.Numerics.BitOperations.IsPow2((ushort)marks[i]) && (ushort)marks[i] != 0)
                continue;
            if (block.GroupOn(i, day) == MatchGroup.Open)
                Count(marks[i]);
        }
    }

    /// <summary>What each must-have costs, most first, those that cost nothing left out.</summary>
    public IReadOnlyList<NearMiss> Over(int open) =>
        [.. _musts.Select((must, i) => new NearMiss(must.Criterion, _open[i] - open)).Where(n => n.More > 0).OrderByDescending(n => n.More).ThenBy(n => n.Without)];

    private void Count(uint marks)
    {
        for (var i = 0; i < _musts.Length; i++)
        {
            var without = marks & ~_musts[i].Fails & ~_musts[i].Covers;
            if (CriterionJudge.IsListed(judges.Length == 1 ? without | CriterionJudge.Anybody : without))
                _open[i]++;
        }
    }
}
