using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Find;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Find;

public abstract class SavedSearchStorage(Provider provider) : ProviderSuite(provider)
{
    private SavedSearchCommands Commands => World.Get<SavedSearchCommands>();

    private SavedSearchQueries Queries => World.Get<SavedSearchQueries>();

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddMatching().AddSingleton<SavedSearchCommands>().AddSingleton<SavedSearchQueries>();

    [Fact]
    public async Task A_saved_search_leads_back_to_its_address()
    {
        await SaveAsync("Scottish tax", "skills=Tax&region=Scotland");

        var kept = Assert.Single(await KeptAsync(Cast.Priya));
        Assert.Equal("Scottish tax", kept.Name);
        Assert.Equal("/find?skills=Tax&region=Scotland", kept.Address);
    }

    [Fact]
    public async Task A_name_is_kept_once_whatever_its_letter_case()
    {
        await SaveAsync("Scottish tax");

        Assert.IsType<SearchNameTaken>((await TryAsync("scottish TAX")).Problem);
    }

    [Fact]
    public async Task A_name_that_somebody_else_uses_is_free()
    {
        await SaveAsync("Scottish tax");

        Assert.True((await Commands.SaveAsync(Cast.Amara, SearchKind.Mentors, "Scottish tax", "skills=Tax", true, default)).Succeeded);
        Assert.Single(await KeptAsync(Cast.Amara));
    }

    [Fact]
    public async Task The_twenty_first_search_is_refused()
    {
        for (var i = 1; i <= SavedSearch.Most; i++)
            await SaveAsync($"Search {i}");

        Assert.IsType<TooManySavedSearches>((await TryAsync("One more")).Problem);
        Assert.Equal(SavedSearch.Most, (await KeptAsync(Cast.Priya)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("A name of more than eighty characters is refused, because nobody could read it in the list")]
    public async Task A_search_needs_a_name_that_fits(string name) =>
        Assert.IsType<InvalidField>((await TryAsync(name)).Problem);

    [Fact]
    public async Task Two_saves_of_one_name_at_once_keep_one()
    {
        var both = await Task.WhenAll(TryAsync("Scottish tax"), TryAsync("Scottish tax"));

        Assert.Single(both, r => r.Succeeded);
        Assert.IsType<SearchNameTaken>(both.Single(r => !r.Succeeded).Problem);
        Assert.Single(await KeptAsync(Cast.Priya));
    }

    [Fact]
    public async Task Nobody_removes_the_search_of_somebody_else()
    {
        await SaveAsync("Scottish tax");
        var search = (await KeptAsync(Cast.Priya))[0].Id;

        Assert.IsType<NotFound>((await Commands.RemoveAsync(Cast.Amara, search, default)).Problem);
        Assert.Single(await KeptAsync(Cast.Priya));
        Assert.True((await Commands.RemoveAsync(Cast.Priya, search, default)).Succeeded);
        Assert.Empty(await KeptAsync(Cast.Priya));
    }

    [Fact]
    public async Task Searches_for_mentees_are_kept_apart_and_go_with_their_owner()
    {
        await Commands.SaveAsync(Cast.Amara, SearchKind.Mentees, "Newly qualified", "areas=Leadership", true, default);

        Assert.Empty(await Queries.OfAsync(Cast.Amara, SearchKind.Mentors, default));
        Assert.Equal("/find/mentees?areas=Leadership", Assert.Single(await Queries.OfAsync(Cast.Amara, SearchKind.Mentees, default)).Address);
        await World.SaveAsync(async db => db.Remove(await db.Members.SingleAsync(m => m.Id == Cast.Amara)));
        Assert.Empty(await World.ReadAsync(db => db.SavedSearches.ToListAsync()));
    }

    private Task<Result> TryAsync(string name, string query = "skills=Tax") => Commands.SaveAsync(Cast.Priya, SearchKind.Mentors, name, query, true, default);

    private async Task SaveAsync(string name, string query = "skills=Tax") => Assert.True((await TryAsync(name, query)).Succeeded);

    private Task<IReadOnlyList<SavedSearchRow>> KeptAsync(MemberId member) => Queries.OfAsync(member, SearchKind.Mentors, default);
}

public sealed class SqliteSavedSearchStorageTests() : SavedSearchStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSavedSearchStorageTests() : SavedSearchStorage(Provider.Postgres);
