using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Web.Data;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Find;

/// <summary>A kept search as its owner sees it.</summary>
/// <param name="Query">The part of the address after the question mark.</param>
/// <param name="Alerts">Whether the owner is told of new matches.</param>
public sealed record SavedSearchRow(SavedSearchId Id, SearchKind Kind, string Name, string Query, bool Alerts)
{
    public string Address => $"{SearchAddress.PageOf(Kind)}?{Query}";
}

/// <summary>The searches a member keeps.</summary>
public sealed class SavedSearchQueries(IDbContextFactory<MentoringDb> contexts)
{
    public async Task<IReadOnlyList<SavedSearchRow>> OfAsync(MemberId member, SearchKind kind, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SavedSearches.Where(s => s.MemberId == member && s.Kind == kind)
            .OrderBy(s => s.Name).ThenBy(s => s.Id)
            .Select(s => new SavedSearchRow(s.Id, s.Kind, s.Name, s.Query, s.Alerts))
            .ToListAsync(cancel);
    }
}
