using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Matching;

/// <summary>Decides which matches of a saved search are new (spec §3). Whoever calls it saves, together with what is told.</summary>
public sealed class SearchAlerts(MatchQueries matches, TaxonomyStore taxonomy, TimeProvider time)
{
    /// <summary>
    /// Those who match now and were not known, best first; the search has taken note of them, so that the next look does not find them again.
    /// Nobody for an owner who does not take part, or no longer holds the role.
    /// </summary>
    /// <param name="search">Followed by <paramref name="db"/>, or about to be added to it.</param>
    public async Task<IReadOnlyList<MatchRow>> NewMatchesAsync(MentoringDb db, SavedSearch search, DateTime now, CancellationToken cancel)
    {
        var owner = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == search.MemberId, cancel);
        if (owner is null || owner.WhyNotTakingPart(time.Today()) is not null || !HoldsRole(owner, search.Kind))
        {
            search.Pass(now);
            return [];
        }

        var criteria = SearchAddress.Parse(search.Query, taxonomy.Current, search.Kind);
        var listed = await ListedAsync(search.MemberId, criteria, cancel);
        var open = listed.Where(m => m.Group == MatchGroup.Open).ToDictionary(m => m.Member);
        var found = search.Look([.. listed.Select(m => m.Member)], [.. open.Keys], now);
        var strangers = await StrangersAsync(db, search.MemberId, found, cancel);
        return await MatchRows.OfAsync(db, search.Kind, [.. strangers.Select(id => open[id])], id => $"/members/{id.Value}", cancel);
    }

    private static bool HoldsRole(Member owner, SearchKind kind) => (kind == SearchKind.Mentors ? owner.Mentee : (object?)owner.Mentor) is not null;

    /// <summary>Everybody worth telling of, up to one more than a search remembers. In every group the most relevant come first.</summary>
    private async Task<IReadOnlyList<Match>> ListedAsync(MemberId owner, SearchCriteria criteria, CancellationToken cancel)
    {
        var listed = new List<Match>();
        var next = 0;
        while (listed.Count <= SavedSearch.MostKnown)
        {
            var page = await matches.SearchAsync(owner, criteria with { Page = (next / SavedSearch.MostKnown) + 1, PageSize = SavedSearch.MostKnown }, null, cancel);
            var rest = page.Matches.Skip(next % SavedSearch.MostKnown).ToList();
            if (rest.Count == 0)
                break;
            var group = rest.TakeWhile(m => m.Group == rest[0].Group).ToList();
            var worth = group.TakeWhile(m => m.Band >= FairRank.Band(SavedSearch.LeastRelevance)).ToList();
            listed.AddRange(worth);
            next = worth.Count < group.Count ? EndOf(rest[0].Group, page) : next + group.Count;
        }

        return listed;
    }

    /// <summary>Where the group after this one begins in the whole list.</summary>
    private static int EndOf(MatchGroup group, SearchResult result) =>
        new[] { result.Open, result.Away, result.Full, result.Unavailable }.Take((int)group + 1).Sum();

    /// <summary>Without those the owner has had to do with, who need no announcement.</summary>
    private static async Task<IReadOnlyList<MemberId>> StrangersAsync(MentoringDb db, MemberId owner, IReadOnlyList<MemberId> found, CancellationToken cancel)
    {
        if (found.Count == 0)
            return found;
        var known = await db.Relationships.Of(owner).Where(r => found.Contains(r.MentorId) || found.Contains(r.MenteeId))
            .Select(r => r.MentorId == owner ? r.MenteeId : r.MentorId).ToListAsync(cancel);
        return [.. found.Except(known)];
    }
}
