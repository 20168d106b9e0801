using Mentoring.Core.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>The programme's weights as they are now, in memory; read at first use and again whenever the programme's topic says so.</summary>
public sealed class ProgrammeWeights(IDbContextFactory<MentoringDb> contexts)
{
    private CriterionWeights? _current;

    public CriterionWeights Current => _current ?? Interlocked.CompareExchange(ref _current, Read(), null) ?? _current;

    public async Task ReloadAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        _current = Of(await db.ProgrammeWeights.AsNoTracking().ToListAsync(cancel));
    }

    private CriterionWeights Read()
    {
        using var db = contexts.CreateDbContext();
        return Of([.. db.ProgrammeWeights.AsNoTracking()]);
    }

    private static CriterionWeights Of(List<ProgrammeWeight> rows) =>
        CriterionWeights.Create(rows.ToDictionary(w => w.Criterion, w => w.Weight)).TryValue(out var weights) ? weights : CriterionWeights.Default;
}
