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
        await Assertions.Expect(Note(Priya)).ToBeFocusedAsync();
        await Priya.Page.Keyboard.TypeAsync("One. ");
        await Assertions.Expect(Note(Tomas)).ToHaveValueAsync("One. ");
        await Note(Tomas).ClickAsync();
        await Tomas.Page.Keyboard.PressAsync("Home");

        var writing = Task.WhenAll(
            Priya.Page.Keyboard.TypeAsync("Two three four five six seven eight nine ten.", new() { Delay = 40 }),
            Tomas.Page.Keyboard.TypeAsync("Before all of it: ", new() { Delay = 90 }));
        await Assertions.Expect(Note(Tomas)).ToHaveValueAsync(new Regex("three", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await KillAsync();
        await writing;
        await Assertions.Expect(Priya.Page.Locator("[data-saved]")).ToHaveTextAsync("Not connected. What you type is kept here.");

        await RestartAsync();
        foreach (var person in new[] { Priya, Tomas })
        {
            await Assertions.Expect(Note(person)).ToHaveValueAsync("Before all of it: One. Two three four five six seven eight nine ten.", new() { Timeout = 30_000 });
            await Assertions.Expect(person.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        }

        Assert.Equal("Before all of it: One. Two three four five six seven eight nine ten.", (await StoredAsync()).Text(Swot.Words));
    }
}

[Trait(Categories.Name, Categories.Browser)]
public sealed class SqliteFillingInAgainTests() : FillingInAgain(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresFillingInAgainTests() : FillingInAgain(Provider.Postgres);
