using System.Text.RegularExpressions;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class ReadingBack(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task Reading_begins_at_what_is_new_and_counts_as_read_when_its_end_was_seen() => TellAsync(async story =>
    {
        var (commands, conversation) = await Threads.BeginAsync(story, "Line 1.");
        for (var n = 2; n <= 90; n++)
            await commands.SendAsync(Cast.Tomas, conversation, new Outgoing(MessageId.New(), $"Line {n}."), default);
        await commands.ReadAsync(Cast.Priya, conversation, 20, default);
        var tomas = await Threads.OpenAsync(story, Cast.Tomas, conversation);
        var priya = await Threads.OpenAsync(story, Cast.Priya, conversation);

        await Expect(Log(priya).GetByText("New messages")).ToBeInViewportAsync();
        await Expect(Bubble(priya, "Line 21.")).ToBeInViewportAsync();
        await Expect(tomas.Page.Locator("[data-line] .state").Last).ToContainTextAsync("Delivered");
        await Expect(priya.Page).ToHaveTitleAsync(new Regex(@"^\(70\)", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await priya.Button("Jump to the newest").ClickAsync();
        await Expect(Bubble(priya, "Line 90.")).ToBeInViewportAsync();
        await Expect(tomas.Page.Locator("[data-line] .state").Last).ToContainTextAsync("Read");
        await Expect(priya.Page).ToHaveTitleAsync(new Regex("^Tomas", RegexOptions.None, TimeSpan.FromSeconds(1)));
    });

    /// <summary>Scrolls, waits until more is there, and says by how many pixels the first line in sight moved.</summary>
    private protected static Task<double> GoesOnAsync(Person person, string scroll) =>
        person.Page.EvaluateAsync<double>(
            $$"""
            async () => {
              const log = document.querySelector("[role=log]");
              const top = (e) => e.getBoundingClientRect().top;
              const before = [...log.querySelectorAll("[data-line]")];
              {{scroll}};
              const seen = before.find((l) => top(l) >= top(log)) ?? before.at(-1);
              const at = top(seen);
              await new Promise((resolve) => {
                const look = () => {
                  const now = [...log.querySelectorAll("[data-line]")];
                  if (now[0] !== before[0] || now.at(-1) !== before.at(-1)) { requestAnimationFrame(() => requestAnimationFrame(resolve)); } else { requestAnimationFrame(look); }
                };
                look();
              });
              return Math.abs(top(seen) - at);
            }
            """);

    private static ILocator Log(Person person) => person.Page.GetByRole(AriaRole.Log);

    private protected static ILocator Bubble(Person person, string text) => person.Page.Locator("[data-line] .bubble").Filter(new() { HasText = text });

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteReadingBackTests() : ReadingBack(Provider.Sqlite)
{
    [Fact]
    public Task A_message_is_found_and_led_to_and_history_goes_on_both_ways_without_a_jump() => TellAsync(async story =>
    {
        var (commands, conversation) = await Threads.BeginAsync(story, "Line 1.");
        for (var n = 2; n <= 400; n++)
            await commands.SendAsync(n % 3 == 0 ? Cast.Priya : Cast.Tomas, conversation, new Outgoing(MessageId.New(), n == 150 ? "The hidden treasure" : $"Line {n}."), default);
        await commands.ReadAsync(Cast.Priya, conversation, 400, default);
        var priya = await Threads.OpenAsync(story, Cast.Priya, conversation);
        await Expect(Bubble(priya, "Line 400.")).ToBeInViewportAsync();

        await priya.Page.Keyboard.PressAsync("Control+k");
        await priya.Field("Search your messages").FillAsync("treasure");
        await priya.Page.GetByRole(AriaRole.Link, new() { Name = "The hidden treasure" }).ClickAsync();
        await Expect(Bubble(priya, "The hidden treasure")).ToBeInViewportAsync();
        await Axe.AssertCleanAsync(priya);
        Assert.True(await GoesOnAsync(priya, "log.scrollTop = 0") <= 2);
        Assert.True(await GoesOnAsync(priya, "log.scrollTop = log.scrollHeight") <= 2);

        await priya.Button("Jump to the newest").ClickAsync();
        await Expect(Bubble(priya, "Line 400.")).ToBeInViewportAsync();
        for (var page = 0; page < 7; page++)
            await GoesOnAsync(priya, "log.scrollTop = 0");
        Assert.InRange(await priya.Page.Locator("[data-line]").CountAsync(), 100, 150);
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresReadingBackTests() : ReadingBack(Provider.Postgres);
