using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Find;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Find;

public abstract class SearchAlertReading(Provider provider) : FindSuite(provider)
{
    private SavedSearchCommands Commands => World.Get<SavedSearchCommands>();

    [Fact]
    public async Task A_mentor_who_joins_is_told_of_once()
    {
        await SaveAsync("skills=Audit");
        Assert.Empty(await NewAsync());

        var nadia = await JoinAsync("Nadia", "Audit");

        var told = Assert.Single(await NewAsync());
        Assert.Equal((nadia, "Nadia Newcomer", "Offers Audit", $"/members/{nadia.Value}"), (told.Id, told.Name, told.Why, told.Address));
        Assert.Empty(await NewAsync());
    }

    [Fact]
    public async Task A_mentor_who_changes_what_they_offer_is_a_new_match()
    {
        await SaveAsync("skills=Budgeting&areas=Leadership");
        var leadership = TermSet.Of((await World.TaxonomyAsync()).Find(TermKind.Area, "Leadership")!.Value);

        Assert.Empty(await NewAsync());
        await SaveAsync("skills=Tax", "Tax");
        await OfferAsync(Cast.Amara, "Tax");

        Assert.Equal([Cast.Amara], (await NewAsync("Tax")).Select(m => m.Id));
        await ChangeAsync(Cast.Amara, m => m.Offer(m.Mentor!.Offer with { Areas = leadership }, World.Now));
        Assert.Empty(await NewAsync("Tax"));
    }

    [Fact]
    public async Task Who_meets_less_than_half_is_not_worth_a_letter()
    {
        await SaveAsync("skills=Tax&country=United+Kingdom");

        await JoinAsync("Nadia");

        Assert.Empty(await NewAsync());
    }

    [Fact]
    public async Task Who_returns_from_a_break_is_not_told_of()
    {
        await SaveAsync("skills=Strategy");

        World.Time.Advance(TimeSpan.FromDays(40));

        Assert.Equal([Cast.George], await FoundAsync(Words("george")));
        Assert.Empty(await NewAsync());
    }

    [Fact]
    public async Task Somebody_who_blocked_the_owner_is_not_told_of()
    {
        await SaveAsync("skills=Tax");
        var nadia = await JoinAsync("Nadia", "Tax");
        await World.SaveAsync(async db => await db.AddAsync(new Web.Data.Block { BlockerId = nadia, BlockedId = Cast.Priya, At = World.Now }));

        Assert.Empty(await NewAsync());
    }

    [Fact]
    public async Task Alerts_that_were_off_miss_what_came_meanwhile()
    {
        await SaveAsync("skills=Tax");
        var id = (await World.Get<SavedSearchQueries>().OfAsync(Cast.Priya, SearchKind.Mentors, default)).Single().Id;
        await Commands.TellOfNewAsync(Cast.Priya, id, on: false, default);
        await JoinAsync("Nadia", "Tax");
        await Keeper.RefreshAsync(default);
        await Commands.TellOfNewAsync(Cast.Priya, id, on: true, default);
        var ruth = await JoinAsync("Ruth", "Tax");

        Assert.Equal([ruth], (await NewAsync()).Select(m => m.Id));
        Assert.IsType<NotFound>((await Commands.TellOfNewAsync(Cast.Amara, id, on: false, default)).Problem);
    }

    [Fact]
    public async Task An_owner_who_lapsed_is_told_nothing_and_misses_nothing()
    {
        await SaveAsync("skills=Tax");
        await JoinAsync("Nadia", "Tax");
        await ChangeAsync(Cast.Priya, m => m.SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, World.Now));
        Assert.Empty(await NewAsync());

        await ChangeAsync(Cast.Priya, m => m.SetMembership(new Membership(MembershipStatus.Active, true, null), null, World.Now));
        Assert.Single(await NewAsync());
    }

    private async Task SaveAsync(string query, string name = "Saved")
    {
        await Keeper.RefreshAsync(default);
        Assert.True((await Commands.SaveAsync(Cast.Priya, SearchKind.Mentors, name, query, true, default)).Succeeded);
    }

    private async Task<IReadOnlyList<MatchRow>> NewAsync(string name = "Saved")
    {
        await Keeper.RefreshAsync(default);
        await using var db = await World.OpenAsync();
        var found = await World.Get<SearchAlerts>().NewMatchesAsync(db, await db.SavedSearches.SingleAsync(s => s.Name == name), World.Now, default);
        await db.SaveChangesAsync();
        return found;
    }

    private async Task<MemberId> JoinAsync(string name, params string[] skills)
    {
        World.Time.Advance(TimeSpan.FromHours(1));
        var member = Cast.Extra(name, "Newcomer", $"{name}@example.org");
        Assert.True(member.Offer(MentorOffer.Empty, World.Now).Succeeded);
        Assert.True(member.Change(member.Details with { Country = "United Kingdom" }, World.Now).Succeeded);
        await World.SaveAsync(async db => await db.AddAsync(member));
        await OfferAsync(member.Id, skills);
        return member.Id;
    }

    private async Task OfferAsync(MemberId id, params string[] skills)
    {
        var terms = await World.TaxonomyAsync();
        await ChangeAsync(id, m => m.Offer(m.Mentor!.Offer with { Skills = TermSet.Of(skills.Select(s => terms.Find(TermKind.Skill, s)!.Value)) }, World.Now));
    }
}

public sealed class SqliteSearchAlertReadingTests() : SearchAlertReading(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSearchAlertReadingTests() : SearchAlertReading(Provider.Postgres);
