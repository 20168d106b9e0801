using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Find;

/// <summary>Keeping searches and letting them go.</summary>
public sealed class SavedSearchCommands(IDbContextFactory<MentoringDb> contexts, SearchAlerts alerts, LiveTopics topics, TimeProvider time)
{
    /// <summary>Keeps a search; who matches now is not told of later.</summary>
    /// <param name="tellOfNew">Whether to tell of new matches.</param>
    public async Task<Result> SaveAsync(MemberId member, SearchKind kind, string? name, string query, bool tellOfNew, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var kept = await db.SavedSearches.Where(s => s.MemberId == member).Select(s => s.Name).ToListAsync(cancel);
        var search = SavedSearch.Create(member, kind, name, query, kept, time.Now());
        if (!search.TryValue(out var saved))
            return Result.From(search.Problems);
        db.Add(saved);
        saved.TellOfNew(tellOfNew);
        await alerts.NewMatchesAsync(db, saved, time.Now(), cancel);
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

    /// <summary>Switches alerts of one search on or off.</summary>
    public async Task<Result> TellOfNewAsync(MemberId member, SavedSearchId search, bool on, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.SavedSearches.SingleOrDefaultAsync(s => s.MemberId == member && s.Id == search, cancel) is not { } saved)
            return new NotFound("This saved search is gone already.");
        var wasOff = !saved.Alerts;
        saved.TellOfNew(on);
        if (on && wasOff)
            await alerts.NewMatchesAsync(db, saved, time.Now(), cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (Exception e) when (e.IsConflict())
        {
            return new ChangedMeanwhile();
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
