using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class Conversing(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task Answers_changes_and_deletions_show_on_every_screen() => TellAsync(async story =>
    {
        var (commands, conversation) = await Threads.BeginAsync(story, "Shall we start with the SWOT?");
        var (priya, tomas) = (await Threads.OpenAsync(story, Cast.Priya, conversation), await Threads.OpenAsync(story, Cast.Tomas, conversation));
        var second = await priya.AgainAsync();
        await second.OpenAsync($"/messages/{conversation.Value}");

        await ChooseAsync(priya, "Shall we start", "Reply");
        await Expect(priya.Page.GetByText("Answering Tomas")).ToBeVisibleAsync();
        await SayAsync(priya, "Tomas", "Yes, I began it");
        await Expect(Bubble(tomas, "Yes, I began it").Locator(".quote")).ToContainTextAsync("Shall we start with the SWOT?");
        await Expect(Bubble(second, "Yes, I began it")).ToHaveCountAsync(1);

        await priya.Field("Write to Tomas").PressAsync("ArrowUp");
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync("Yes, I began it");
        await priya.Field("Write to Tomas").PressAsync("Escape");
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync(string.Empty);
        await ChooseAsync(priya, "Yes, I began it", "Edit");
        await Expect(priya.Page.GetByText("Editing your message")).ToBeVisibleAsync();
        await SayAsync(priya, "Tomas", "Yes, I began it this morning");
        foreach (var screen in new[] { priya, second, tomas })
            await Expect(Bubble(screen, "this morning").Locator("xpath=ancestor::*[@data-line]")).ToContainTextAsync("Edited");

        await Axe.AssertCleanAsync(priya);
        await ChooseAsync(priya, "this morning", "Delete…");
        await priya.Button("Delete message").ClickAsync();
        foreach (var screen in new[] { priya, second, tomas })
            await Expect(Log(screen).GetByText("Message deleted")).ToBeVisibleAsync();

        await ChooseAsync(priya, "Shall we start", "Report…");
        await priya.SeesAsync("Report this message of Tomas");
        await commands.ReadAsync(Cast.Priya, conversation, 1, default);
    });

    [Fact]
    public Task Text_of_every_kind_arrives_as_it_was_written() => TellAsync(async story =>
    {
        var (_, conversation) = await Threads.BeginAsync(story, "Welcome");
        var (priya, tomas) = (await Threads.OpenAsync(story, Cast.Priya, conversation), await Threads.OpenAsync(story, Cast.Tomas, conversation));

        await SayAsync(priya, "Tomas", "<img src=x onerror=alert(1)> & <b>bold</b>");
        await Expect(Bubble(tomas, "<img src=x onerror=alert(1)> & <b>bold</b>")).ToBeVisibleAsync();
        await SayAsync(priya, "Tomas", "شكرا جزيلا، إلى الغد");
        var arabic = Bubble(tomas, "شكرا جزيلا، إلى الغد").Locator(".words");
        Assert.Equal("rtl", await arabic.EvaluateAsync<string>("e => getComputedStyle(e).direction"));
        await SayAsync(priya, "Tomas", "👩‍👩‍👧‍👦 👋🏽");
        await Expect(tomas.Page.Locator(".bubble.big .words")).ToHaveTextAsync("👩‍👩‍👧‍👦 👋🏽");
        await priya.Page.Locator("summary[aria-label=Emoji]").ClickAsync();
        await priya.Button("thumbs up").ClickAsync();
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync("👍");

        await SayAsync(priya, "Tomas", new string('x', 10_000));
        await priya.SeesAsync("this one has 10,000. Shorten it, or send it in parts.");
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync(new string('x', 10_000));
        await SayAsync(priya, "Tomas", " \n ");
        await Expect(priya.Page.Locator("[data-line]")).ToHaveCountAsync(4);
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Enter sends" }).ClickAsync();
        await SayAsync(priya, "Tomas", "One");
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync("One\n");

        await priya.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await priya.Page.Locator("summary[aria-label=Emoji]").ClickAsync();
        await Expect(priya.Button("thumbs up")).ToBeVisibleAsync();
        var panel = (await priya.Page.Locator(".menu.emoji > .card").BoundingBoxAsync())!;
        Assert.InRange(panel.X + panel.Width, 0, Screen.Phone.Width);
        Assert.InRange(panel.X, 0, Screen.Phone.Width);
    });

    private static async Task ChooseAsync(Person person, string text, string choice)
    {
        var line = person.Page.Locator("[data-line]").Filter(new() { HasText = text }).Last;
        await line.HoverAsync();
        await line.Locator("summary").ClickAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
    }

    private protected static async Task SayAsync(Person person, string to, string text)
    {
        await person.Field($"Write to {to}").FillAsync(text);
        await person.Field($"Write to {to}").PressAsync("Enter");
    }

    private protected static Task TouchAsync(ILocator on, string what, int x) =>
        on.DispatchEventAsync(what, new { pointerType = "touch", bubbles = true, clientX = x, clientY = 0 });

    private static ILocator Log(Person person) => person.Page.GetByRole(AriaRole.Log);

    private protected static ILocator Bubble(Person person, string text) => person.Page.Locator("[data-line] .bubble").Filter(new() { HasText = text });

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteConversingTests() : Conversing(Provider.Sqlite)
{
    [Fact]
    public Task What_is_begun_waits_in_every_tab_until_it_is_sent_or_one_signs_out() => TellAsync(async story =>
    {
        var (commands, conversation) = await Threads.BeginAsync(story, "Welcome");
        await commands.WriteToAsync(Cast.Amara, Cast.Priya, new Outgoing(MessageId.New(), "Hello from Amara"), default);
        var priya = await Threads.OpenAsync(story, Cast.Priya, conversation);
        await priya.Field("Write to Tomas").FillAsync("Begun\nand not finished");
        await priya.Field("Write to Tomas").BlurAsync();

        var second = await priya.AgainAsync();
        await second.OpenAsync("/messages");
        await second.SeesAsync("Draft: Begun and not finished");
        await second.Page.GetByText("Draft: Begun").ClickAsync();
        await Expect(second.Field("Write to Tomas")).ToHaveValueAsync("Begun\nand not finished");
        await SayAsync(second, "Tomas", "Finished");
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync(string.Empty);
        await Expect(Bubble(priya, "Finished")).ToBeVisibleAsync();

        await priya.Field("Write to Tomas").FillAsync("Not for others");
        await priya.Button("Sign out").First.ClickAsync();
        await priya.HasLeftAsync("/messages");
        Assert.Equal(0, await priya.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(k => k.startsWith('draft:')).length"));
    });

    [Fact]
    public Task Two_tabs_that_write_at_once_both_send_what_was_written_in_them() => TellAsync(async story =>
    {
        var (_, conversation) = await Threads.BeginAsync(story, "Welcome");
        var priya = await Threads.OpenAsync(story, Cast.Priya, conversation);
        var second = await priya.AgainAsync();
        await second.OpenAsync($"/messages/{conversation.Value}");

        await priya.Field("Write to Tomas").FillAsync("From the left");
        await second.Field("Write to Tomas").FillAsync("From the right");
        await Task.WhenAll(priya.Field("Write to Tomas").PressAsync("Enter"), second.Field("Write to Tomas").PressAsync("Enter"));

        foreach (var screen in new[] { priya, second })
        {
            await Expect(Bubble(screen, "From the left")).ToHaveCountAsync(1);
            await Expect(Bubble(screen, "From the right")).ToHaveCountAsync(1);
        }
    });

    [Fact]
    public Task A_long_press_opens_what_can_be_done_and_lifting_the_finger_leaves_it_open() => TellAsync(async story =>
    {
        var (_, conversation) = await Threads.BeginAsync(story, "Press me");
        var priya = await Threads.OpenAsync(story, Cast.Priya, conversation);
        var (bubble, menu) = (Bubble(priya, "Press me"), priya.Page.Locator("details.acts[open] .card"));

        await TouchAsync(bubble, "pointerdown", 0);
        await TouchAsync(bubble, "pointermove", 4);
        await Expect(menu).ToContainTextAsync("Reply");
        await TouchAsync(bubble, "pointerup", 4);
        await bubble.DispatchEventAsync("click");
        await Expect(menu).ToBeVisibleAsync();

        await priya.Page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToHaveCountAsync(0);
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresConversingTests() : Conversing(Provider.Postgres);
