using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Features.Relationships;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya fills in her sheets without a mouse: everything is reached, the keyboard is never lost, and what happens is said. That is the page, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class FillingInByKeyboard() : BrowserSuite(Provider.Sqlite)
{
    private const int MostTabs = 60;

    [Fact]
    public Task Notes_are_added_moved_removed_and_brought_back_and_one_becomes_a_goal() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await AddAsync(priya, "Add a note, Strengths", "Calm");
        await AddAsync(priya, "Add a note, Strengths", "Clear");
        await Expect(Words(tomas, Swot.Strengths).Nth(1)).ToHaveValueAsync("Clear");

        await priya.Page.Keyboard.PressAsync("Shift+Tab");
        await priya.Page.Keyboard.PressAsync("ArrowUp");
        await HearsAsync(priya, "Moved in Strengths: 1 of 2.");
        await Expect(priya.Page.Locator("#strengths [data-drag]").First).ToBeFocusedAsync();
        await priya.Page.Keyboard.PressAsync("ArrowRight");
        await HearsAsync(priya, "Moved in Weaknesses: 1 of 1.");
        await Expect(priya.Page.Locator("#weaknesses [data-drag]")).ToBeFocusedAsync();
        await Expect(Words(tomas, Swot.Weaknesses)).ToHaveValueAsync("Clear");

        var menu = priya.Page.Locator("#weaknesses summary");
        await ChooseAsync(priya, menu, "Move to Threats");
        await HearsAsync(priya, "Moved in Threats: 1 of 1.");
        menu = priya.Page.Locator("#threats summary");
        await Expect(menu).ToBeFocusedAsync();
        await ChooseAsync(priya, menu, "Remove");
        await HearsAsync(priya, "Removed. To undo, press Control and Z.");
        await Expect(Words(tomas, Swot.Threats)).ToHaveCountAsync(0);
        await Expect(priya.Button("Add a note, Threats")).ToBeFocusedAsync();
        await priya.Page.Keyboard.PressAsync("Control+z");
        await HearsAsync(priya, "Brought back.");
        await Expect(priya.Page.Locator("#threats [data-drag]")).ToBeFocusedAsync();
        await Expect(Words(tomas, Swot.Threats)).ToHaveValueAsync("Clear");

        await ChooseAsync(priya, menu, "Turn into a goal");
        await Expect(priya.Link("became a goal: Clear")).ToBeVisibleAsync();
        await Expect(menu).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(priya);
        await priya.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(priya.Link("became a goal: Clear")).ToBeFocusedAsync();
        await ChooseAsync(priya, priya.Page.Locator("#strengths summary"), "Remove");
        await Expect(priya.Button("Undo")).ToBeVisibleAsync();
        await ReachAsync(priya, priya.Link("became a goal: Clear"));
        await priya.Page.Keyboard.PressAsync("Enter");
        await Expect(priya.Field("Title")).ToHaveValueAsync("Clear");
        Assert.True(await priya.Page.EvaluateAsync<bool>("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true }))"), "The sheet that was left still takes keys");
    });

    [Fact]
    public Task A_goal_gets_a_status_and_a_milestone_that_is_ticked_until_it_is_reached() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Goal);
        await ReachAsync(priya, priya.Field("Status"));
        await priya.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(tomas.Field("Status").Locator("option:checked")).ToHaveTextAsync("Under way");
        await Expect(priya.Field("Status")).ToBeFocusedAsync();

        await AddAsync(priya, "Add a milestone", "Ask one client");
        await priya.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(priya.Field("Milestone 1 is done")).ToBeFocusedAsync();
        await priya.Page.Keyboard.PressAsync("Space");
        await Expect(tomas.Field("Milestone 1 is done")).ToBeCheckedAsync();
        await Expect(priya.Field("Milestone 1 is done")).ToBeFocusedAsync();
        await ReachAsync(priya, priya.Field("What came of milestone 1"));
        await priya.Page.Keyboard.TypeAsync("She said yes");
        await Expect(tomas.Field("What came of milestone 1")).ToHaveValueAsync("She said yes");

        await ReachAsync(priya, priya.Button("Remove milestone 1"));
        await priya.Page.Keyboard.PressAsync("Enter");
        await Expect(priya.Button("Add a milestone")).ToBeFocusedAsync();
        await priya.Page.Keyboard.PressAsync("Control+z");
        await Expect(tomas.Field("Milestone 1")).ToHaveValueAsync("Ask one client");
        await Expect(priya.Page.Locator("[data-item] [data-drag]")).ToBeFocusedAsync();

        await ReachAsync(priya, priya.Button("Mark as reached"), "Shift+Tab");
        await priya.Page.Keyboard.PressAsync("Enter");
        await tomas.SeesAsync("Well done, both of you");
        await Expect(priya.Button("Mark as reached")).ToHaveCountAsync(0);
        await Expect(priya.Page.Locator(".sheet :focus")).ToHaveCountAsync(1);
        await Axe.AssertCleanAsync(priya);
    });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static ILocator Words(Person person, string list) => person.Page.Locator($"#{list} [data-item] textarea");

    private static Task HearsAsync(Person person, string words) => Expect(person.Page.Locator("[data-announced]")).ToHaveTextAsync(words);

    /// <summary>Goes on with the Tab key until it is there.</summary>
    private static async Task ReachAsync(Person person, ILocator control, string key = "Tab")
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if (await control.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
            await person.Page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"The keyboard does not come to {control}");
    }

    private static async Task AddAsync(Person person, string button, string words)
    {
        await ReachAsync(person, person.Button(button));
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page.Locator("textarea:focus")).ToHaveValueAsync(string.Empty);
        await person.Page.Keyboard.TypeAsync(words);
    }

    /// <summary>Opens a menu, leaves it by Escape, opens it again and chooses.</summary>
    private static async Task ChooseAsync(Person person, ILocator menu, string choice)
    {
        await ReachAsync(person, menu);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.Keyboard.PressAsync("Tab");
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeFocusedAsync();
        await Expect(person.Button(choice)).ToBeHiddenAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        await ReachAsync(person, person.Button(choice));
        await person.Page.Keyboard.PressAsync("Enter");
    }
}
