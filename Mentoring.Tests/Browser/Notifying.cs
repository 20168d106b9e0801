using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class Notifying(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_request_rings_the_bell_at_once_and_reading_it_is_known_in_every_window() => TellAsync(async story =>
    {
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya), await story.SignInAsync(Cast.Tomas));
        var second = await tomas.Page.Context.NewPageAsync();
        await second.GotoAsync("/notifications");
        await Assertions.Expect(second.GetByText("Nothing yet")).ToBeVisibleAsync();
        await Assertions.Expect(Bell(tomas.Page, "Notifications")).ToBeVisibleAsync();

        await priya.OpenAsync($"/members/{Cast.Tomas.Value}/request");
        await priya.Button("Send request").ClickAsync();
        await priya.SeesAsync("Waiting for Tomas");

        await Assertions.Expect(second.GetByText("Priya asks you to be their mentor")).ToBeVisibleAsync();
        await Bell(tomas.Page, "Notifications, 1 unread").ClickAsync();
        var line = tomas.Page.GetByRole(AriaRole.Link, new() { Name = "Priya asks you to be their mentor" });
        await Assertions.Expect(line).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(tomas);
        await line.ClickAsync();

        await Assertions.Expect(tomas.Button("Accept")).ToBeVisibleAsync();
        await Assertions.Expect(line).ToBeHiddenAsync();
        await Assertions.Expect(Bell(tomas.Page, "Notifications")).ToBeVisibleAsync();
        await Assertions.Expect(Bell(second, "Notifications")).ToBeVisibleAsync();
        await Assertions.Expect(second.GetByRole(AriaRole.Link, new() { Name = "Unread", Exact = true })).ToBeVisibleAsync();
    });

    [Fact]
    public Task Preferences_are_saved_by_themselves_and_are_the_same_in_every_window() => TellAsync(async story =>
    {
        var tomas = await story.SignInAsync(Cast.Tomas, "/account/notifications");
        var second = await tomas.Page.Context.NewPageAsync();
        await second.GotoAsync("/account/notifications");
        await second.Locator("html[data-interactive='true']").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await Choice(tomas.Page, "Requests and offers to you", "Daily summary").CheckAsync();
        await tomas.SeesAsync("Saved");

        await Assertions.Expect(Choice(second, "Requests and offers to you", "Daily summary")).ToBeCheckedAsync();
        await Axe.AssertCleanAsync(tomas);
    });

    private static ILocator Bell(IPage page, string name) => page.Locator($"summary[aria-label='{name}']");

    private static ILocator Choice(IPage page, string category, string choice) =>
        page.GetByRole(AriaRole.Group, new() { Name = category }).GetByRole(AriaRole.Radio, new() { Name = choice });
}

public sealed class SqliteNotifyingTests() : Notifying(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresNotifyingTests() : Notifying(Provider.Postgres);
