using Bunit;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Find;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Find;

/// <summary>What the list shows, and what to do from it.</summary>
public sealed class ResultScreenTests : FindScreen
{
    [Theory]
    [InlineData(0.5, "1")]
    [InlineData(62.5, "63")]
    [InlineData(86.49, "86")]
    [InlineData(88.5, "89")]
    [InlineData(100, "100")]
    public void A_half_is_rounded_up(double relevance, string shown) => Assert.Equal(shown, FindWords.Score(relevance));

    [Fact]
    public void A_card_says_who_why_and_what_next()
    {
        var tomas = Card(OpenListed("/find?areas=Leadership&areas=Returning+to+work&skills=Audit"), Cast.Tomas);

        Assert.Equal("75", tomas.QuerySelector(".score")!.TextContent);
        var words = Words(tomas);
        Assert.Contains("Partner · Yorkshire · English, German", words, StringComparison.Ordinal);
        Assert.Contains("Leadership; not Returning to work", words, StringComparison.Ordinal);
        Assert.Contains("Adds 25 of 50 points", words, StringComparison.Ordinal);
        Assert.Equal(["New mentor", "Room for 2 more"], tomas.QuerySelectorAll(".signs li").Select(l => l.TextContent));
        Assert.Equal(["Leadership", "Audit"], tomas.QuerySelectorAll(".tag.hit").Select(t => t.FirstChild!.TextContent).OrderDescending());
        Assert.NotNull(tomas.QuerySelector($"a[href='/members/{Cast.Tomas.Value}/request']"));
        Assert.NotNull(tomas.QuerySelector($"a[href='/messages/with/{Cast.Tomas.Value}']"));
    }

    [Theory]
    [InlineData(6, "Active this week")]
    [InlineData(29, "Active this month")]
    [InlineData(30, null)]
    public async Task A_card_says_how_lately_a_mentor_was_here(int daysAgo, string? words)
    {
        await ChangeAsync(m => m.SeenOn(World.Today.AddDays(-daysAgo)));

        var signs = Card(OpenListed("/find?areas=Leadership"), Cast.Tomas).QuerySelectorAll(".signs li").Select(l => l.TextContent);

        Assert.Equal(words, signs.SingleOrDefault(s => s.StartsWith("Active", StringComparison.Ordinal)));
    }

    [Fact]
    public void On_the_way_to_another_page_the_search_does_not_call_the_reader_back()
    {
        var page = OpenListed("/find?areas=Leadership");

        Navigation.NavigateTo($"/members/{Cast.Tomas.Value}");
        Follow(page);

        Assert.Equal($"/members/{Cast.Tomas.Value}", Address);
    }

    [Fact]
    public void Without_criteria_there_is_no_score()
    {
        var page = OpenListed("/find?all=yes");

        Assert.NotEmpty(page.FindAll("article"));
        Assert.Empty(page.FindAll(".score"));
    }

    [Fact]
    public void Who_is_away_comes_under_their_own_heading_with_the_reason_and_without_a_request()
    {
        var page = OpenListed("/find?areas=Leadership");

        Assert.Equal(["Open for requests", "Away"], page.FindAll("section > h2[id^=group]").Select(h => h.FirstChild!.TextContent.Trim()));
        var george = Card(page, Cast.George);
        Assert.Contains("Away until 14 Dec", Words(george), StringComparison.Ordinal);
        Assert.Null(george.QuerySelector("a[href$='/request']"));
        Assert.NotNull(george.QuerySelector("a[href^='/messages/with/']"));
    }

    [Fact]
    public async Task Who_is_unavailable_is_neither_asked_nor_requested()
    {
        await ChangeAsync(m => m.SetAvailability(Availability.Unavailable, World.Now));

        var tomas = Card(OpenListed("/find?areas=Leadership"), Cast.Tomas);
        Assert.Contains("Not taking questions or requests", Words(tomas), StringComparison.Ordinal);
        Assert.Null(tomas.QuerySelector("a.btn"));
    }

    [Fact]
    public void Few_matches_say_which_must_have_costs_most_and_let_it_go()
    {
        var page = OpenListed("/find?areas=Leadership&country=United+Kingdom&region=Scotland&must=location");

        page.FindAll("button").Single(b => Words(b) == "Without Scotland: 1 more").Click();

        Assert.Contains("off=location", Address, StringComparison.Ordinal);
        Follow(page);
        Assert.NotNull(Card(page, Cast.Tomas));
    }

    [Fact]
    public async Task An_open_list_follows_availability_and_keeps_its_address()
    {
        var page = OpenListed("/find?areas=Leadership");
        var before = Address;

        await ChangeAsync(m => m.SetAvailability(Availability.Unavailable, World.Now));

        page.WaitForAssertion(() => Assert.Contains("Not taking questions", Words(Card(page, Cast.Tomas)), StringComparison.Ordinal));
        Assert.Equal(before, Address);
    }

    [Fact]
    public async Task A_first_page_counts_once_however_often_it_is_drawn()
    {
        var page = OpenListed("/find?areas=Leadership");
        Follow(page);
        await page.InvokeAsync(page.Instance.ReloadAsync);

        await World.Get<ImpressionRecorder>().FlushAsync(default);
        var counts = await World.ReadAsync(db => db.FirstPageImpressions.Where(i => i.MemberId == Cast.Tomas).Select(i => i.Count).ToListAsync());
        Assert.Equal([1], counts);
    }

    [Fact]
    public void Somebody_missing_is_explained_by_the_exact_rule()
    {
        var page = OpenListed("/find?areas=Leadership&must=areas");
        Assert.Empty(page.FindAll($"article[aria-label='{NameOf(Cast.Amara)}']"));

        page.Find("#why-not-name").Input("amar");
        World.Time.Advance(TimeSpan.FromMilliseconds(250));
        page.WaitForElement("[aria-label='People of that name'] button").Click();

        page.WaitForAssertion(() => Assert.Contains($"{NameOf(Cast.Amara)} does not meet your must-have areas: Leadership.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mentor_is_told_which_role_finds_mentors()
    {
        var page = Open("/find", Tomas);

        Assert.Contains("You need the mentee role", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/account']"));
    }

    [Fact]
    public void A_mentor_finds_mentees_who_are_looking()
    {
        var priya = Card(OpenListed("/find/mentees?areas=Leadership", Tomas), Cast.Priya);

        Assert.Contains("Offer to mentor", Words(priya), StringComparison.Ordinal);
        Assert.Contains("Message", Words(priya), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_search_comes_back_when_undone()
    {
        var page = OpenListed("/find?skills=Audit");
        page.WaitForElement(".saved > button").Click();
        page.Find("#search-name").Change("Auditors");
        page.Find(".saved form").Submit();
        page.WaitForElement("button[aria-label='Remove saved search Auditors']").Click();

        page.WaitForElement(".saved .notice button").Click();

        Assert.Equal("/find?skills=Audit", page.WaitForElement(".saved li a").GetAttribute("href"));
    }

    [Fact]
    public void A_saved_search_tells_of_new_matches_until_it_is_switched_off()
    {
        var page = OpenListed("/find?skills=Audit");
        page.WaitForElement(".saved > button").Click();
        page.Find("#search-name").Change("Auditors");
        page.Find(".saved form").Submit();
        var tell = page.WaitForElement(".saved input[role=switch]");
        Assert.Equal("Tell me about new matches of Auditors", Words(tell.ParentElement!));
        Assert.True(tell.HasAttribute("checked"));

        tell.Change(false);

        page.WaitForAssertion(() => Assert.False(page.Find(".saved input[role=switch]").HasAttribute("checked")));
    }

    private async Task ChangeAsync(Action<Member> change)
    {
        await World.SaveAsync(async db => change(await db.Members.SingleAsync(m => m.Id == Cast.Tomas)));
        await World.Get<MatchIndexKeeper>().RefreshAsync(default);
    }
}
