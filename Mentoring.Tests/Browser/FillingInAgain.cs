using System.Text.RegularExpressions;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Two people write on one sheet while somebody kills the server (SIGKILL) and starts it again.</summary>
public abstract class FillingInAgain(Provider provider) : SheetOnNodes(provider, nodes: 1)
{
    [Fact]
    public async Task A_killed_server_costs_no_letter_of_two_people_who_go_on_typing()
    {
        await Priya.Button("Add a note, Strengths").ClickAsync();
        await Expect(Note(Priya)).ToBeFocusedAsync();
        await Priya.Page.Keyboard.TypeAsync("One. ");
        await Expect(Note(Tomas)).ToHaveValueAsync("One. ");
        await Note(Tomas).ClickAsync();
        await Tomas.Page.Keyboard.PressAsync("Home");

        var writing = Task.WhenAll(
            Priya.Page.Keyboard.TypeAsync("Two three four five six seven eight nine ten.", new() { Delay = 40 }),
            Tomas.Page.Keyboard.TypeAsync("Before all of it: ", new() { Delay = 90 }));
        await Expect(Note(Tomas)).ToHaveValueAsync(new Regex("three", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await KillAsync();
        await writing;
        await Expect(Priya.Page.Locator("[data-saved]")).ToHaveTextAsync("Not connected. What you do here is kept.");

        await RestartAsync();
        foreach (var person in new[] { Priya, Tomas })
        {
            await Expect(Note(person)).ToHaveValueAsync("Before all of it: One. Two three four five six seven eight nine ten.", new() { Timeout = 30_000 });
            await Expect(person.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        }

        Assert.Equal("Before all of it: One. Two three four five six seven eight nine ten.", Assert.Single((await StoredAsync()).AllItems).Text(Swot.Words));
    }
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class SqliteFillingInAgainTests() : FillingInAgain(Provider.Sqlite)
{
    [Fact]
    public async Task What_is_added_moved_and_removed_while_the_server_is_away_is_there_once_for_both()
    {
        await Sheets.AddAsync(Priya, "Add a note, Strengths", "Calm");
        await Sheets.AddAsync(Priya, "Add a note, Strengths", "Quick");
        await Expect(Sheets.Words(Tomas, Swot.Strengths)).ToHaveCountAsync(2);
        await Expect(Sheets.Words(Tomas, Swot.Strengths).Nth(1)).ToHaveValueAsync("Quick");
        await KillAsync();
        await Expect(Priya.Page.Locator("[data-alone]")).ToBeVisibleAsync();
        await Expect(Tomas.Page.Locator("[data-alone]")).ToBeVisibleAsync();

        await Sheets.AddAsync(Priya, "Add a note, Weaknesses", "Shy of fees");
        await Sheets.AddAsync(Priya, "Add a note, Threats", "A merger");
        await Priya.Page.Locator("#strengths [data-item]:visible [data-drag]").First.FocusAsync();
        await Priya.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Sheets.Words(Priya, Swot.Weaknesses).Nth(1)).ToHaveValueAsync("Calm");
        await Priya.Page.Locator("#strengths summary:visible").ClickAsync();
        await Priya.Button("Remove").ClickAsync();
        await Sheets.AddAsync(Tomas, "Add an observation, Weaknesses", "Says yes too soon");
        await Expect(Priya.Page.Locator("[data-saved]")).ToHaveTextAsync("Not connected. What you do here is kept.");
        await Axe.AssertCleanAsync(Priya);
        await Sheets.Words(Priya, Swot.Threats).FocusAsync();

        await RestartAsync();
        foreach (var person in new[] { Priya, Tomas })
        {
            await Expect(Sheets.Words(person, Swot.Weaknesses)).ToHaveCountAsync(3, new() { Timeout = 30_000 });
            await Expect(person.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
            await Expect(person.Page.Locator("[data-held]")).ToHaveCountAsync(0);
            await Expect(Sheets.Words(person, Swot.Threats)).ToHaveValueAsync("A merger");
            await Expect(Sheets.Words(person, Swot.Strengths)).ToHaveCountAsync(0);
        }

        await Expect(Sheets.Words(Priya, Swot.Threats)).ToBeFocusedAsync();
        await Expect(Priya.Button("Undo")).ToBeVisibleAsync();
        await Tomas.SeesAsync("Your observation, for Priya to accept or not");
        var state = await StoredAsync();
        Assert.Equal(["Calm", "Says yes too soon", "Shy of fees"], state.Items(Swot.Weaknesses).Select(i => i.Text(Swot.Words)).Order(StringComparer.Ordinal));
        Assert.Equal("Quick", Assert.Single(state.AllItems, i => i.Removed).Text(Swot.Words));
        Assert.Equal(5, state.AllItems.Count);
    }
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresFillingInAgainTests() : FillingInAgain(Provider.Postgres);
