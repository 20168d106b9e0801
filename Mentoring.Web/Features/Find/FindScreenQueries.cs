using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Find;

/// <summary>What the search pages show around the ranked list.</summary>
public sealed class FindScreenQueries(IDbContextFactory<MentoringDb> contexts, MatchQueries finds, FindCards cards, FindPlaces places, TaxonomyStore taxonomy, TimeProvider time)
{
    /// <summary>One page: the search itself from memory, then one query for its cards.</summary>
    public async Task<FindScreen> OfAsync(MemberId searcher, SearchCriteria criteria, CancellationToken cancel)
    {
        var result = await finds.SearchAsync(searcher, criteria, null, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return new FindScreen(
            criteria,
            result,
            await cards.OfAsync(db, criteria.Kind, result.Matches, taxonomy.Current, cancel),
            await LiveAsync(db, searcher, criteria.Kind, cancel),
            new FindOptions(taxonomy.Current, await places.AllAsync(cancel)),
            time.Today());
    }

    /// <summary>What a first visit searches for: what the profile wants or offers, preferred; nothing when it says neither.</summary>
    public async Task<SearchCriteria> StartAsync(MemberId searcher, SearchKind kind, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sets = kind == SearchKind.Mentors
            ? await db.Set<MenteeProfile>().Where(p => p.MemberId == searcher).Select(p => new { p.Wish.Areas, p.Wish.Skills }).SingleOrDefaultAsync(cancel)
            : await db.Set<MentorProfile>().Where(p => p.MemberId == searcher).Select(p => new { p.Offer.Areas, p.Offer.Skills }).SingleOrDefaultAsync(cancel);
        var criteria = new SearchCriteria { Kind = kind };
        if (sets is null || sets.Areas.Count + sets.Skills.Count == 0)
            return criteria;
        return criteria with { Areas = Preferred(sets.Areas), Skills = Preferred(sets.Skills), TimeZone = Level.Preferred };
    }

    /// <summary>Why a member is not listed; null when they are.</summary>
    public async Task<FindAnswer?> WhyNotAsync(MemberId searcher, NamedMember member, SearchCriteria criteria, CancellationToken cancel)
    {
        if (await finds.WhyNotAsync(searcher, member.Id, criteria, cancel) is not { } why)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var live = why.Reason == ExclusionReason.LiveRelationship
            ? (await LiveAsync(db, searcher, criteria.Kind, cancel)).FirstOrDefault(l => l.Member == member.Id)
            : null;
        return new FindAnswer(member.Id, member.Name, FindWords.WhyNot(why, member.Name, criteria, taxonomy.Current), live?.Id);
    }

    /// <summary>The search that an address stands for.</summary>
    public SearchCriteria Read(SearchKind kind, string query) => SearchAddress.Parse(query, taxonomy.Current, kind);

    /// <summary>The address of a search. It always has a query, for an address without one means a first visit.</summary>
    public string AddressOf(SearchCriteria criteria) => $"{SearchAddress.PageOf(criteria.Kind)}?{QueryOf(criteria)}";

    /// <summary>The part of the address after the question mark.</summary>
    public string QueryOf(SearchCriteria criteria) => SearchAddress.ToQuery(criteria, taxonomy.Current) is { Length: > 0 } query ? query : "all=yes";

    private static WantedTerms Preferred(TermSet values) => values.Count == 0 ? WantedTerms.Off : new(Level.Preferred, values);

    private static Task<List<FindLiveRow>> LiveAsync(MentoringDb db, MemberId searcher, SearchKind kind, CancellationToken cancel)
    {
        var live = db.Relationships.Where(r => RelationshipStatuses.Live.Contains(r.Status));
        var pairs = kind == SearchKind.Mentors
            ? live.Where(r => r.MenteeId == searcher).Select(r => new { r.Id, Other = r.MentorId, r.Status })
            : live.Where(r => r.MentorId == searcher).Select(r => new { r.Id, Other = r.MenteeId, r.Status });
        return pairs.Join(db.Members, r => r.Other, m => m.Id, (r, m) => new { r, m })
            .OrderBy(x => x.m.Details.GivenName).ThenBy(x => x.m.Details.FamilyName).ThenBy(x => x.r.Id)
            .Select(x => new FindLiveRow(x.r.Id, x.m.Id, x.m.Details.GivenName + " " + x.m.Details.FamilyName, x.r.Status == RelationshipStatus.Requested))
            .ToListAsync(cancel);
    }
}
