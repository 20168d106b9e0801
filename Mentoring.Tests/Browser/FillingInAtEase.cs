using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya fills in her sheets quickly, on a phone, and prints them. That is the page, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class FillingInAtEase() : BrowserSuite(Provider.Sqlite)
{
    private const string Long = "People ask me into the room when a client is difficult, and they ask me back when the next one is, which I never said aloud before.";

    [Fact]
    public Task Words_typed_right_after_adding_a_note_stand_in_it_and_are_all_on_paper() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        foreach (var words in new[] { "Calm", Long })
        {
            await priya.Button("Add a note, Strengths").ClickAsync();
            await priya.Page.Keyboard.InsertTextAsync(words);
        }

        foreach (var person in new[] { priya, tomas })
        {
            await Expect(Sheets.Words(person, Swot.Strengths).First).ToHaveValueAsync("Calm");
            await Expect(Sheets.Words(person, Swot.Strengths).Nth(1)).ToHaveValueAsync(Long);
        }

        await priya.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await priya.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var paper = priya.Page.Locator("#strengths [data-carets]").Nth(1);
        await Expect(paper).ToHaveTextAsync(Long);
        await Expect(paper).Not.ToHaveCSSAsync("color", "rgba(0, 0, 0, 0)");
        await Expect(priya.Page.Locator("#strengths textarea").First).ToBeHiddenAsync();
        await priya.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await priya.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await Expect(paper).ToHaveTextAsync(string.Empty);
    });

    [Fact]
    public Task On_a_phone_menus_are_sheets_from_below_and_the_quadrants_a_tap_away() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await priya.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await Expect(priya.Link("Strengths")).ToHaveAttributeAsync("aria-current", "true");
        var before = priya.Page.Url;
        await priya.Link("Threats").ClickAsync();
        await Expect(priya.Link("Threats")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(priya.Page.Locator("#threats")).ToBeInViewportAsync(new() { Ratio = .8f });
        Assert.Equal(before, priya.Page.Url);

        await Sheets.AddAsync(priya, "Add a note, Threats", "A merger");
        await Expect(Sheets.Words(tomas, Swot.Threats)).ToHaveValueAsync("A merger");
        foreach (var menu in new[] { "More for this SWOT", "More for this note" })
        {
            await priya.Page.Locator($"summary[aria-label='{menu}']").ClickAsync();
            await Expect(priya.Page.Locator("details[open] > .card")).ToBeInViewportAsync(new() { Ratio = 1 });
            await priya.Page.Keyboard.PressAsync("Escape");
        }
    });

    [Fact]
    public Task Whoever_is_in_a_note_that_the_other_removes_can_bring_it_back() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await Sheets.AddAsync(priya, "Add a note, Threats", "A merger");
        await Expect(tomas.Page.Locator("#threats .caret")).ToBeVisibleAsync();
        await tomas.Page.Locator("#threats summary").ClickAsync();
        await tomas.Button("Remove").ClickAsync();
        await priya.SeesAsync("Removed while you were in it: “A merger”");
        await priya.Button("Bring it back").ClickAsync();
        foreach (var person in new[] { priya, tomas })
            await Expect(Sheets.Words(person, Swot.Threats)).ToHaveValueAsync("A merger");
        await Expect(priya.Page.GetByText("Removed while you were in it")).ToHaveCountAsync(0);
    });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
