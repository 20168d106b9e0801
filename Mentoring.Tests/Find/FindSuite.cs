using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Find;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Find;

/// <summary>What the stories about finding share: searches over the database as it is now.</summary>
public abstract class FindSuite(Provider provider) : ProviderSuite(provider)
{
    protected MatchIndexKeeper Keeper => World.Get<MatchIndexKeeper>();

    protected MatchQueries Queries => World.Get<MatchQueries>();

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddMatching().AddRelationships(configuration).AddFind();

    /// <summary>Brings the index up to date, as it does by itself when it is told of a change, and searches.</summary>
    protected async Task<SearchResult> SearchAsync(SearchCriteria criteria, MemberId? viewer = null)
    {
        await Keeper.RefreshAsync(default);
        return await Queries.SearchAsync(viewer ?? Cast.Priya, criteria, null, default);
    }

    protected async Task<IReadOnlyList<MemberId>> FoundAsync(SearchCriteria criteria, MemberId? viewer = null) =>
        [.. (await SearchAsync(criteria, viewer)).Matches.Select(m => m.Member)];

    protected Task ChangeAsync(MemberId id, Action<Member> change) =>
        World.SaveAsync(async db => change(await db.Members.SingleAsync(m => m.Id == id)));

    protected static SearchCriteria Words(string query) => new() { Text = new(Level.MustHave, query) };
}
