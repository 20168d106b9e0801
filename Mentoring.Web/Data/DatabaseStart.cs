using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

public static class DatabaseStart
{
    /// <summary>Brings the database to this version and gives a new one its taxonomy. Safe on several nodes at once, and after any of them was killed here.</summary>
    public static async Task MigrateAsync(this IHost app)
    {
        var contexts = app.Services.GetRequiredService<IDbContextFactory<MentoringDb>>();
        await using var db = await contexts.CreateDbContextAsync();
        await using var held = await StartLock.TakeAsync(db);
        await db.Database.MigrateAsync();
        if (!await db.Terms.AnyAsync())
        {
            db.Terms.AddRange(TaxonomyDefaults.All());
            await db.SaveChangesAsync();
        }
    }
}
