using Bunit;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Find;

/// <summary>What the controls of the criteria do: everything goes into the address, and nowhere else.</summary>
public sealed class CriteriaScreenTests : FindScreen
{
    [Fact]
    public void A_first_visit_searches_by_the_profile()
    {
        var page = Open("/find");

        page.WaitForState(() => Address != "/find");
        Assert.Contains("areas=Leadership", Address, StringComparison.Ordinal);
        Assert.Contains("skills=Audit", Address, StringComparison.Ordinal);
        Assert.True(Navigation.History.First().Options.ReplaceHistoryEntry);
        Follow(page);
        Assert.NotNull(Card(page, Cast.Tomas));
    }

    [Fact]
    public void Choosing_a_skill_prefers_it()
    {
        var page = OpenListed("/find?all=yes");

        Choose(page, "Tax");

        Assert.Equal("/find?skills=Tax", Address);
        Assert.False(Navigation.History.First().Options.ReplaceHistoryEntry);
    }

    [Fact]
    public void A_level_is_one_choice_away_and_can_be_set_before_anything_is_chosen()
    {
        var page = OpenListed("/find?all=yes");

        page.Find("select[aria-label='How much skills counts']").Change("MustHave");
        Assert.Equal("/find?all=yes", Address);
        Choose(page, "Tax");
        Assert.Equal("/find?skills=Tax&must=skills", Address);

        Follow(page);
        page.Find("select[aria-label='How much skills counts']").Change("Off");
        Assert.Equal("/find?skills=Tax&off=skills", Address);
    }

    [Fact]
    public void One_criterion_matters_most()
    {
        var page = OpenListed("/find?areas=Leadership&skills=Tax&most=areas");
        Assert.Equal("true", page.Find("button[aria-label='Areas matters most']").GetAttribute("aria-pressed"));

        page.Find("button[aria-label='Skills matters most']").Click();

        Assert.Contains("most=skills", Address, StringComparison.Ordinal);
        Assert.DoesNotContain("most=areas", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Exact_match_is_one_switch()
    {
        var page = OpenListed("/find?skills=Tax");

        page.Find("input[role=switch]").Change(true);

        Assert.Contains("exact=yes", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_is_chosen_within_its_country()
    {
        var page = OpenListed("/find?all=yes");
        Assert.Empty(page.FindAll("select[aria-label=Region]"));

        page.Find("select[aria-label=Country]").Change("United Kingdom");
        Follow(page);
        page.WaitForElement("select[aria-label=Region]").Change("Scotland");

        Assert.Equal("/find?country=United+Kingdom&region=Scotland", Address);
    }

    [Fact]
    public void Typing_searches_after_a_rest_and_leaves_one_step_for_Back()
    {
        var page = OpenListed("/find?all=yes");

        page.Find("input[aria-label='Words to find']").Input("tom");
        Assert.Equal("/find?all=yes", Address);
        page.Find("input[aria-label='Words to find']").Input("tomas");
        World.Time.Advance(TimeSpan.FromMilliseconds(250));

        page.WaitForState(() => Address == "/find?text=tomas");
        Assert.True(Navigation.History.First().Options.ReplaceHistoryEntry);
    }

    [Fact]
    public void A_change_starts_again_at_the_first_page()
    {
        var page = OpenListed("/find?skills=Audit&page=3");

        Choose(page, "Tax");

        Assert.DoesNotContain("page=", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Clearing_leaves_no_criteria_rather_than_those_of_the_profile()
    {
        var page = OpenListed("/find?skills=Audit");

        page.FindAll("button").Single(b => b.TextContent == "Clear all").Click();

        Assert.Equal("/find?all=yes", Address);
    }
}
