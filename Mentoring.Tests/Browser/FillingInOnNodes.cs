using System.Text.RegularExpressions;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya is served by one process and Tomas by another; one database stands behind both.</summary>
[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class FillingInOnNodes() : SheetOnNodes(Provider.Postgres, nodes: 2)
{
    [Fact]
    public async Task Two_on_two_nodes_fill_in_one_sheet_and_go_on_when_one_of_them_dies()
    {
        await Priya.Button("Add a note, Weaknesses").ClickAsync();
        await Assertions.Expect(Note(Priya)).ToBeFocusedAsync();
        await Priya.Page.Keyboard.TypeAsync("I avoid");
        await ShowAsync("I avoid");
        await Note(Tomas).ClickAsync();
        await Tomas.Page.Keyboard.PressAsync("Home");

        await Task.WhenAll(
            Priya.Page.Keyboard.TypeAsync(" the bigger fee", new() { Delay = 20 }),
            Tomas.Page.Keyboard.TypeAsync("When it counts ", new() { Delay = 25 }));
        await ShowAsync("When it counts I avoid the bigger fee");
        await Tomas.SeesAsync("Priya is here");
        await Priya.SeesAsync("Tomas is here");
        await Assertions.Expect(Tomas.Page.Locator(".caret")).ToHaveAttributeAsync("data-who", "Priya");
        await Assertions.Expect(Priya.Page.Locator(".caret")).ToHaveAttributeAsync("data-who", "Tomas");

        await Task.WhenAll(Priya.Page.Keyboard.TypeAsync(", always", new() { Delay = 60 }), DragAsync(Tomas, "#threats"));
        await ShowAsync("When it counts I avoid the bigger fee, always");
        await Assertions.Expect(Priya.Page.Locator("#threats textarea")).ToBeFocusedAsync();

        await GoOnAsync();
        const string All = "Truly: When it counts I avoid the bigger fee, always and again, with whoever pays for it.";
        await ShowAsync(All, within: 30_000);
        foreach (var person in new[] { Priya, Tomas })
            await Assertions.Expect(person.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        var stored = Assert.Single((await StoredAsync()).AllItems);
        Assert.Equal((All, Swot.Threats), (stored.Text(Swot.Words), stored.List));
    }

    /// <summary>Both type while Priya's node is killed and comes back; Tomas need not notice.</summary>
    private async Task GoOnAsync()
    {
        await Note(Tomas).ClickAsync();
        await Tomas.Page.Keyboard.PressAsync("Home");
        var writing = Task.WhenAll(
            Priya.Page.Keyboard.TypeAsync(" and again, with whoever pays for it.", new() { Delay = 80 }),
            Tomas.Page.Keyboard.TypeAsync("Truly: ", new() { Delay = 120 }));
        await Assertions.Expect(Note(Tomas)).ToHaveValueAsync(new Regex("always and", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await KillAsync();
        await writing;
        await Assertions.Expect(Priya.Page.Locator("[data-saved]")).ToHaveTextAsync("Not connected. What you do here is kept.");
        await Assertions.Expect(Tomas.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        await RestartAsync();
    }

    private static async Task DragAsync(Person person, string to)
    {
        await person.Page.Locator("[data-drag]").First.HoverAsync();
        await person.Page.Mouse.DownAsync();
        await person.Page.Locator(to).HoverAsync();
        await person.Page.Mouse.UpAsync();
    }

    private async Task ShowAsync(string words, float within = 10_000)
    {
        foreach (var person in new[] { Priya, Tomas })
            await Assertions.Expect(Note(person)).ToHaveValueAsync(words, new() { Timeout = within });
    }
}
