using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Web.Data;

namespace Mentoring.Web.Matching;

/// <summary>Searches, as pages, mails and the search command ask them; answered from memory.</summary>
public sealed class MatchQueries(MatchIndexKeeper keeper, ProgrammeWeights weights, TimeProvider time)
{
    /// <summary>One page of who matches, as this member may see it.</summary>
    /// <param name="on">The day of the search; today when null.</param>
    public async Task<SearchResult> SearchAsync(MemberId viewer, SearchCriteria criteria, DateOnly? on, CancellationToken cancel)
    {
        await keeper.ReadyAsync(cancel);
        return keeper.Current.Search(viewer, criteria, weights.Current, on ?? Today);
    }

    /// <summary>Why this member is not in the viewer's list; null when they are.</summary>
    public async Task<WhyNotListed?> WhyNotAsync(MemberId viewer, MemberId member, SearchCriteria criteria, CancellationToken cancel)
    {
        await keeper.ReadyAsync(cancel);
        return keeper.Current.WhyNot(viewer, member, criteria, weights.Current, Today);
    }

    /// <summary>Members by name; with a kind only those this viewer could be shown in that role.</summary>
    public async Task<IReadOnlyList<NamedMember>> FindByNameAsync(MemberId viewer, string name, SearchKind? kind, int limit, CancellationToken cancel)
    {
        await keeper.ReadyAsync(cancel);
        return keeper.Current.FindByName(viewer, name, kind, Today, limit);
    }

    private DateOnly Today => time.Today();
}
