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
    public Task Words_typed_right_before_going_to_another_page_are_stored() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await priya.Field("Title").EvaluateAsync("""
            title => {
              for (const words of ["Before", "Before year", "Before year end"]) {
                title.value = words;
                title.dispatchEvent(new Event("input", { bubbles: true }));
              }
              document.querySelector(".crumbs a[href$='/tools']").click();
            }
            """);
        await priya.IsAtAsync("/tools");
        await Expect(tomas.Field("Title")).ToHaveValueAsync("Before year end");
        await priya.SeesAsync("Before year end");
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

    [Fact]
    public Task What_was_removed_under_somebody_is_said_until_it_is_dismissed_or_they_write_elsewhere() => TellAsync(async story =>
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        var notice = priya.Page.GetByText("Removed while you were in it");
        await RemoveUnderAsync("A merger");
        await Axe.AssertCleanAsync(priya);
        await priya.Button("Dismiss").ClickAsync();
        await Expect(notice).ToHaveCountAsync(0);

        await RemoveUnderAsync("A freeze");
        await priya.Field("Title").ClickAsync();
        await priya.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(tomas.Page.Locator(".sheet-top .caret")).ToBeVisibleAsync();
        await Expect(notice).ToHaveCountAsync(1);
        await priya.Page.Keyboard.TypeAsync("Spring");
        await Expect(tomas.Field("Title")).ToHaveValueAsync("Spring");
        await Expect(notice).ToHaveCountAsync(0);

        async Task RemoveUnderAsync(string words)
        {
            await Sheets.AddAsync(priya, "Add a note, Threats", words);
            await Expect(tomas.Page.Locator("#threats .caret")).ToBeVisibleAsync();
            await tomas.Page.Locator("#threats summary").ClickAsync();
            await tomas.Button("Remove").ClickAsync();
            await Expect(notice).ToHaveCountAsync(1);
        }
    });

    [Fact]
    public Task Grips_and_menus_show_where_a_mouse_or_the_keyboard_is_and_always_to_a_finger() => TellAsync(async story =>
    {
        var (priya, _, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        await Sheets.AddAsync(priya, "Add a note, Strengths", "Calm");
        await Sheets.AddAsync(priya, "Add a note, Threats", "A merger");
        await priya.Field("Title").ClickAsync();
        var (calm, merger) = (priya.Page.Locator("#strengths [data-item]"), priya.Page.Locator("#threats [data-item]"));
        var before = await calm.BoundingBoxAsync();
        await ShowsAsync(calm, "0");
        await calm.HoverAsync();
        await ShowsAsync(calm, "1");
        await ShowsAsync(merger, "0");
        Assert.Equivalent(before, await calm.BoundingBoxAsync());
        await merger.Locator("textarea").FocusAsync();
        await ShowsAsync(merger, "1");
        await priya.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(merger.Locator("[data-drag]")).ToBeFocusedAsync();
        await ShowsAsync(merger, "1");

        var finger = await priya.Page.Context.NewCDPSessionAsync(priya.Page);
        await finger.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true, ["maxTouchPoints"] = 1 });
        await priya.Field("Title").ClickAsync();
        await ShowsAsync(merger, "1");
        await ShowsAsync(calm, "1");

        static async Task ShowsAsync(ILocator note, string opacity)
        {
            await Expect(note.Locator("[data-drag]")).ToHaveCSSAsync("opacity", opacity);
            await Expect(note.Locator("summary")).ToHaveCSSAsync("opacity", opacity);
        }
    });

    [Fact]
    public Task On_paper_days_stand_in_words_and_nothing_stands_for_a_day_that_is_open() => TellAsync(async story =>
    {
        var (priya, _, _) = await Sheets.OpenAsync(story, DocumentKind.Goal);
        await Sheets.AddAsync(priya, "Add a milestone", "Ask one client");
        await priya.Field("Milestone 1 is due on").FillAsync("2099-02-03");
        await Sheets.AddAsync(priya, "Add a milestone", "Ask three");
        await Expect(priya.Field("Milestone 2 is due on")).ToBeVisibleAsync();
        await priya.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(priya.Page.GetByText("3 Feb 2099", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(priya.Page.Locator("input[type=date]:visible")).ToHaveCountAsync(0);
        await Expect(priya.Page.GetByText("Due", new() { Exact = true }).Locator("visible=true")).ToHaveCountAsync(1);
        await Expect(priya.Page.GetByText("Due date", new() { Exact = true })).ToBeHiddenAsync();
        foreach (var open in new[] { "Start", "Now", "Target", "counted in" })
            await Expect(priya.Page.GetByText(open, new() { Exact = true })).ToBeHiddenAsync();
        await priya.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await priya.Field("Target").FillAsync("3");
        await priya.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(priya.Page.GetByText("Target", new() { Exact = true })).ToBeVisibleAsync();
    });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
