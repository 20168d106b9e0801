using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Features.Relationships;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya has no network for a while, and Tomas goes on. That is the page, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class FillingInApart() : BrowserSuite(Provider.Sqlite)
{
    [Fact]
    public Task What_each_does_while_the_other_is_away_is_there_once_for_both() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await Sheets.AddAsync(priya, "Add a note, Strengths", "Calm");
        await Expect(Sheets.Words(tomas, Swot.Strengths)).ToHaveValueAsync("Calm");
        await LoseAsync(priya);

        await Sheets.AddAsync(priya, "Add a note, Strengths", "Clear");
        await Sheets.AddAsync(priya, "Add a note, Threats", "A merger");
        await Sheets.Words(priya, Swot.Strengths).First.FocusAsync();
        await priya.Page.Keyboard.PressAsync("End");
        await priya.Page.Keyboard.TypeAsync(" with clients");
        await Sheets.AddAsync(tomas, "Add an observation, Strengths", "Explains well");
        await tomas.Page.Locator("#strengths summary").First.ClickAsync();
        await tomas.Button("Remove").ClickAsync();
        await Expect(Sheets.Words(tomas, Swot.Strengths)).ToHaveCountAsync(1);

        await priya.Page.Context.SetOfflineAsync(false);
        foreach (var person in new[] { priya, tomas })
        {
            await Expect(Sheets.Words(person, Swot.Threats)).ToHaveValueAsync("A merger");
            await Expect(Sheets.Words(person, Swot.Strengths)).ToHaveCountAsync(2);
            await Expect(person.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        }

        await priya.SeesAsync("Removed while you were not connected: “Calm with clients”");
        await Axe.AssertCleanAsync(priya);
        await priya.Button("Bring it back").ClickAsync();
        foreach (var person in new[] { priya, tomas })
            await Expect(Sheets.Words(person, Swot.Strengths).First).ToHaveValueAsync("Calm with clients");
        await Expect(priya.Page.GetByText("Removed while you were not connected")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_note_removed_without_a_connection_is_brought_back_before_anybody_heard_of_it() => TellAsync(async story =>
    {
        var (priya, tomas, pair) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await Sheets.AddAsync(priya, "Add a note, Strengths", "Calm");
        await Sheets.AddAsync(priya, "Add a note, Weaknesses", "Quick");
        await priya.Page.Locator("#weaknesses summary").ClickAsync();
        await priya.Button("Remove").ClickAsync();
        await Expect(Sheets.Words(tomas, Swot.Strengths)).ToHaveValueAsync("Calm");
        await Expect(priya.Button("Undo")).ToBeVisibleAsync();
        await LoseAsync(priya);

        await priya.Page.Locator("#strengths [data-drag]").HoverAsync();
        await priya.Page.Mouse.DownAsync();
        await priya.Page.Locator("#opportunities").HoverAsync();
        await priya.Page.Mouse.UpAsync();
        await Expect(Sheets.Words(priya, Swot.Opportunities)).ToHaveValueAsync("Calm");
        await priya.Page.Locator("#opportunities summary").ClickAsync();
        await Expect(priya.Button("Turn into a goal")).ToBeDisabledAsync();
        await priya.Button("Turn into a goal").ClickAsync(new() { Force = true });
        await priya.SeesAsync("That needs the connection");
        await priya.Page.Locator("#opportunities summary").ClickAsync();
        await priya.Button("Remove").ClickAsync();
        await Expect(priya.Page.Locator("[data-item]:visible")).ToHaveCountAsync(0);
        await Expect(priya.Button("Add a note, Opportunities")).ToBeFocusedAsync();
        await priya.Page.Keyboard.PressAsync("Control+z");
        await Expect(Sheets.Words(priya, Swot.Opportunities)).ToHaveValueAsync("Calm");
        await Expect(priya.Page.Locator("#opportunities [data-drag]")).ToBeFocusedAsync();

        await priya.Page.Context.SetOfflineAsync(false);
        await Expect(priya.Page.Locator("[data-alone]")).ToHaveCountAsync(0);
        await Expect(priya.Page.GetByText("That needs the connection")).ToBeHiddenAsync();
        await Expect(Sheets.Words(tomas, Swot.Opportunities)).ToHaveValueAsync("Calm");
        await Expect(Sheets.Words(priya, Swot.Opportunities)).ToHaveValueAsync("Calm");
        await Expect(Sheets.Words(tomas, Swot.Weaknesses)).ToHaveCountAsync(0);
    });

    [Fact]
    public Task What_cannot_be_stored_any_more_is_said_with_its_words() => TellAsync(async story =>
    {
        var (priya, _, pair) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await LoseAsync(priya);
        await Sheets.AddAsync(priya, "Add a note, Strengths", "Half a day of thinking");
        var relationships = story.App.Services.GetRequiredService<RelationshipCommands>();
        Assert.True((await relationships.WithdrawAsync(Cast.Tomas, pair, string.Empty, default)).Succeeded);

        await priya.Page.Context.SetOfflineAsync(false);
        await priya.SeesAsync("Not saved: “Half a day of thinking”");
        await Expect(priya.Page.Locator("[data-item]")).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(priya);
    });

    [Fact]
    public Task A_milestone_is_added_and_ticked_and_a_goal_set_without_a_connection() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Goal);
        await Sheets.AddAsync(priya, "Add a milestone", "Ask one client");
        await Expect(tomas.Field("Milestone 1")).ToHaveValueAsync("Ask one client");
        await LoseAsync(priya);

        await priya.Field("Milestone 1 is done").CheckAsync();
        await Sheets.AddAsync(priya, "Add a milestone", "Ask three");
        await priya.Field("New milestone is due on").FillAsync("2099-03-31");
        await priya.Field("Status").SelectOptionAsync(new SelectOptionValue { Label = "Under way" });
        await priya.Field("Target").FillAsync("4");
        await priya.Field("Due date").FillAsync("2099-06-30");
        await Expect(tomas.Field("Milestone 1 is done")).Not.ToBeCheckedAsync();
        await priya.Field("Now").PressSequentiallyAsync("007");

        await priya.Page.Context.SetOfflineAsync(false);
        await Expect(tomas.Field("Now")).ToHaveValueAsync("7");
        await priya.Page.Keyboard.PressAsync("5");
        await Expect(tomas.Field("Now")).ToHaveValueAsync("75");
        await priya.Page.Keyboard.PressAsync("Tab");
        foreach (var person in new[] { priya, tomas })
        {
            await Expect(person.Field("Milestone 1 is done")).ToBeCheckedAsync();
            await Expect(person.Field("Milestone 2")).ToHaveValueAsync("Ask three");
            await Expect(person.Field("Milestone 2 is due on")).ToHaveValueAsync("2099-03-31");
            await Expect(person.Field("Status").Locator("option:checked")).ToHaveTextAsync("Under way");
            await Expect(person.Field("Target")).ToHaveValueAsync("4");
            await Expect(person.Field("Now")).ToHaveValueAsync("75");
            await Expect(person.Field("Due date")).ToHaveValueAsync("2099-06-30");
        }
    });

    [Fact]
    public Task A_word_that_is_being_composed_is_left_alone_when_the_connection_is_back() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await Sheets.AddAsync(priya, "Add a note, Strengths", "Calm");
        await Expect(Sheets.Words(tomas, Swot.Strengths)).ToHaveValueAsync("Calm");
        await LoseAsync(priya);
        var keys = await priya.Page.Context.NewCDPSessionAsync(priya.Page);
        await keys.SendAsync("Input.imeSetComposition", new() { ["text"] = "né", ["selectionStart"] = 2, ["selectionEnd"] = 2 });
        await Expect(Sheets.Words(priya, Swot.Strengths)).ToHaveValueAsync("Calmné");

        await Sheets.Words(tomas, Swot.Strengths).FocusAsync();
        await tomas.Page.Keyboard.PressAsync("Home");
        await tomas.Page.Keyboard.TypeAsync("Very ");
        await Sheets.AddAsync(tomas, "Add an observation, Threats", "A merger");
        await priya.Page.Context.SetOfflineAsync(false);
        await Expect(Sheets.Words(priya, Swot.Threats)).ToHaveCountAsync(1);
        await Expect(priya.Page.Locator("html[data-lost]")).ToHaveCountAsync(0);
        await Expect(Sheets.Words(priya, Swot.Strengths)).ToHaveValueAsync("Calmné");
        await priya.Field("Title").ClickAsync();
        foreach (var person in new[] { priya, tomas })
            await Expect(Sheets.Words(person, Swot.Strengths)).ToHaveValueAsync("Very Calmné");
    });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task LoseAsync(Person person)
    {
        await Expect(person.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        await person.Page.Context.SetOfflineAsync(true);
        await Expect(person.Page.Locator("[data-alone]")).ToBeVisibleAsync();
        person.Forgive("ERR_INTERNET_DISCONNECTED");
    }
}
