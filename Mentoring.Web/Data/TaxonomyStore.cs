using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>The taxonomy as it is now, in memory; read at first use and again whenever its topic says so.</summary>
public sealed class TaxonomyStore(IDbContextFactory<MentoringDb> contexts)
{
    private Taxonomy? _current;

    public Taxonomy Current => _current ?? Interlocked.CompareExchange(ref _current, Read(), null) ?? _current;

    public async Task ReloadAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        _current = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync(cancel));
    }

    private Taxonomy Read()
    {
        using var db = contexts.CreateDbContext();
        return new Taxonomy([.. db.Terms.AsNoTracking()]);
    }
}
