using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Find;

/// <summary>Keeping searches and letting them go.</summary>
public sealed class SavedSearchCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics topics, TimeProvider time)
{
    public async Task<Result> SaveAsync(MemberId member, SearchKind kind, string? name, string query, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var kept = await db.SavedSearches.Where(s => s.MemberId == member).Select(s => s.Name).ToListAsync(cancel);
        var search = SavedSearch.Create(member, kind, name, query, kept, time.Now());
        if (!search.TryValue(out var saved))
            return Result.From(search.Problems);
        db.Add(saved);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // Saved twice at once; the second finds the name taken
            return new SearchNameTaken(saved.Name);
        }

        topics.Announce(Topic.Member(member));
        return Result.Done;
    }

    public async Task<Result> RemoveAsync(MemberId member, SavedSearchId search, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.SavedSearches.Where(s => s.MemberId == member && s.Id == search).ExecuteDeleteAsync(cancel) == 0)
            return new NotFound("This saved search is gone already.");
        topics.Announce(Topic.Member(member));
        return Result.Done;
    }
}
