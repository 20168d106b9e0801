using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Features.Relationships;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya and Tomas on one sheet.</summary>
public abstract class FillingIn(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task Two_write_in_one_note_at_once_and_see_the_same() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await priya.Button("Add a note, Weaknesses").ClickAsync();
        await Expect(Note(priya)).ToBeFocusedAsync();
        await priya.Page.Keyboard.TypeAsync("I avoid the bigger fee");
        await Expect(Note(tomas)).ToHaveValueAsync("I avoid the bigger fee");
        await Note(tomas).ClickAsync();
        await tomas.Page.Keyboard.PressAsync("Home");

        await Task.WhenAll(
            priya.Page.Keyboard.TypeAsync(" and then work the weekend", new() { Delay = 15 }),
            tomas.Page.Keyboard.TypeAsync("When it gets serious: ", new() { Delay = 20 }));
        foreach (var person in new[] { priya, tomas })
            await Expect(Note(person)).ToHaveValueAsync("When it gets serious: I avoid the bigger fee and then work the weekend");
        await Expect(tomas.Page.Locator(".caret")).ToHaveAttributeAsync("data-who", "Priya");
        await tomas.SeesAsync("Priya is here");

        for (var undone = 0; undone < 40; undone++)
            await tomas.Page.Keyboard.PressAsync("Control+z");
        foreach (var person in new[] { priya, tomas })
            await Expect(Note(person)).ToHaveValueAsync("I avoid the bigger fee and then work the weekend");
        await Expect(tomas.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        await Axe.AssertCleanAsync(priya);
    });

    [Fact]
    public Task An_observation_is_taken_and_a_threat_becomes_a_goal() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await tomas.Button("Add an observation, Threats").ClickAsync();
        await Expect(Note(tomas)).ToBeFocusedAsync();
        await tomas.Page.Keyboard.TypeAsync("Merger talks could freeze promotions");
        await priya.SeesAsync("Tomas’s observation, for you to accept or not");
        await priya.Button("Accept this observation").ClickAsync();
        await Expect(priya.Button("Accept this observation")).ToHaveCountAsync(0);
        await tomas.SeesAsync("Your observation; Priya accepted it");

        await priya.Page.Locator("summary[aria-label='More for this note']").ClickAsync();
        await priya.Button("Turn into a goal").ClickAsync();
        foreach (var person in new[] { priya, tomas })
            await Expect(person.Link("became a goal: Merger talks could freeze promotions")).ToBeVisibleAsync();

        await priya.Page.Locator("summary[aria-label='More for this note']").ClickAsync();
        await priya.Button("Remove").ClickAsync();
        await Expect(tomas.Page.Locator("[data-item]")).ToHaveCountAsync(0);
        await priya.Button("Undo").ClickAsync();
        await Expect(Note(tomas)).ToHaveValueAsync("Merger talks could freeze promotions");
    });

    [Fact]
    public Task Whoever_leaves_ends_the_writing_at_once_on_open_pages() => TellAsync(async story =>
    {
        var (priya, tomas, pair) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await priya.Button("Add a note, Strengths").ClickAsync();
        await Expect(Note(priya)).ToBeFocusedAsync();
        await priya.Page.Keyboard.TypeAsync("Kept");
        await Expect(Note(tomas)).ToHaveValueAsync("Kept");

        var relationships = story.App.Services.GetRequiredService<RelationshipCommands>();
        Assert.True((await relationships.WithdrawAsync(Cast.Tomas, pair, string.Empty, default)).Succeeded);
        await priya.SeesAsync("You two no longer work together here");
        await Expect(Note(priya)).ToHaveJSPropertyAsync("readOnly", true);
        await Expect(priya.Button("Add a note, Strengths")).ToHaveCountAsync(0);
        await Expect(Note(priya)).ToHaveValueAsync("Kept");
    });

    private protected static ILocator Note(Person person) => person.Page.Locator("[data-item] textarea").First;

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteFillingInTests() : FillingIn(Provider.Sqlite)
{
    [Fact]
    public Task A_note_that_is_moved_keeps_whoever_writes_in_it_writing() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await priya.Button("Add a note, Strengths").ClickAsync();
        await Expect(Note(priya)).ToBeFocusedAsync();
        await priya.Page.Keyboard.TypeAsync("Calm with ");
        await Expect(Note(tomas)).ToHaveValueAsync("Calm with ");

        var handle = tomas.Page.Locator("[data-drag]").First;
        await handle.HoverAsync();
        await tomas.Page.Mouse.DownAsync();
        await tomas.Page.Locator("#opportunities").HoverAsync();
        await tomas.Page.Mouse.UpAsync();
        await Expect(priya.Page.Locator("#opportunities [data-item]")).ToHaveCountAsync(1);
        await Expect(Note(priya)).ToBeFocusedAsync();
        await priya.Page.Keyboard.TypeAsync("clients");
        foreach (var person in new[] { priya, tomas })
            await Expect(person.Page.Locator("#opportunities textarea")).ToHaveValueAsync("Calm with clients");

        await tomas.Page.Locator("[data-drag]").FocusAsync();
        await tomas.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(priya.Page.Locator("#threats textarea")).ToHaveValueAsync("Calm with clients");
    });

    [Fact]
    public Task What_is_written_survives_a_reload_in_the_middle_on_a_phone() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await priya.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await priya.Field("Title").FillAsync("Before year end");
        await Expect(tomas.Field("Title")).ToHaveValueAsync("Before year end");
        await priya.Page.Locator("[data-swiping] a").GetByText("Threats").ClickAsync();
        await Expect(priya.Page.Locator("[data-swiping] [aria-current]")).ToHaveTextAsync("Threats");
        await Sheets.AddAsync(priya, "Add a note, Threats", "Typed right before");

        await priya.Page.ReloadAsync();
        await priya.WaitInteractiveAsync();
        foreach (var person in new[] { priya, tomas })
            await Expect(person.Page.Locator("#threats textarea")).ToHaveValueAsync("Typed right before");
        await Expect(priya.Page.Locator("#threats textarea")).ToBeInViewportAsync();
        await Expect(priya.Field("Title")).ToHaveValueAsync("Before year end");
        await Axe.AssertCleanAsync(priya);
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresFillingInTests() : FillingIn(Provider.Postgres);
