using System.Text.RegularExpressions;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class Messaging(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_question_arrives_is_read_and_answered_without_a_reload() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya);
        var tomas = await story.SignInAsync(Cast.Tomas);
        await priya.OpenAsync($"/messages/with/{Cast.Tomas.Value}");
        await priya.SeesAsync("You are asking a question. No commitment yet.");
        await tomas.OpenAsync("/messages");
        await tomas.SeesAsync("No conversations yet");

        await priya.Field("Write to Tomas").FillAsync("How did you move into risk?\nSee https://example.org/risk.");
        await priya.Button("Send").ClickAsync();
        await priya.HasLeftAsync("/with/");
        await Expect(priya.Page.Locator("[data-line] .state")).ToHaveTextAsync(new Regex("Sent|Delivered", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(tomas.Link("Messages 1 waiting").First).ToBeVisibleAsync();

        await tomas.Page.GetByRole(AriaRole.Link, new() { Name = "How did you move into risk?" }).ClickAsync();
        await Sees(tomas, "How did you move into risk?");
        await Expect(tomas.Link("Messages").First).ToBeVisibleAsync();
        await Sees(priya, "Read");
        var link = Log(tomas).GetByRole(AriaRole.Link, new() { Name = "https://example.org/risk" });
        await Expect(link).ToHaveAttributeAsync("rel", "noopener nofollow ugc");

        await tomas.Field("Write to Priya").FillAsync("It was messier than it looks.");
        await tomas.Field("Write to Priya").PressAsync("Enter");
        await Sees(priya, "It was messier than it looks.");
        await Expect(tomas.Field("Write to Priya")).ToHaveValueAsync(string.Empty);
        await Axe.AssertCleanAsync(priya);
    });

    [Fact]
    public Task A_conversation_of_others_is_not_here() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya, $"/messages/with/{Cast.Tomas.Value}");
        await priya.Field("Write to Tomas").FillAsync("Between us");
        await priya.Button("Send").ClickAsync();
        await Sees(priya, "Sent");
        var george = await story.SignInAsync(Cast.George);
        george.Forgive("404");
        await george.OpenPlainAsync(new Uri(priya.Page.Url).AbsolutePath);

        await george.SeesAsync("This page is not here");
        await Expect(george.Page.GetByText("Between us")).ToHaveCountAsync(0);
    });

    private protected static ILocator Log(Person person) => person.Page.GetByRole(AriaRole.Log);

    private protected static Task Sees(Person person, string text) => Expect(Log(person).GetByText(text).Last).ToBeVisibleAsync();

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

/// <summary>Somebody's connection to the application, which a story cuts and mends.</summary>
internal sealed class Line
{
    private readonly List<IWebSocketRoute> _open = [];
    private bool _cut;

    private Line()
    {
    }

    /// <summary>Takes hold of a page's connection; call it before the page is opened.</summary>
    public static async Task<Line> OfAsync(IPage page)
    {
        var line = new Line();
        await page.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), ends => line._open.AddRange(ends, ends.ConnectToServer()));
        await page.RouteAsync("**/_blazor/**", request => line._cut ? request.AbortAsync() : request.ContinueAsync());
        return line;
    }

    public async Task CutAsync()
    {
        _cut = true;
        foreach (var end in _open)
            await end.CloseAsync();
        _open.Clear();
    }

    public void Mend() => _cut = false;
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteMessagingTests() : Messaging(Provider.Sqlite)
{
    [Fact]
    public Task Impatient_clicks_send_once_and_an_unfinished_text_survives_a_reload() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya, $"/messages/with/{Cast.Tomas.Value}");
        await priya.Field("Write to Tomas").FillAsync("Once only");
        await priya.Button("Send").DblClickAsync();
        await Sees(priya, "Sent");
        await priya.Field("Write to Tomas").FillAsync("And then");
        await priya.Page.ReloadAsync();
        await priya.WaitInteractiveAsync();

        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync("And then");
        await Expect(Log(priya).GetByText("Once only")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task A_message_written_without_a_connection_is_kept_and_sent_once_when_it_returns() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya);
        priya.Forgive("blazor");
        var line = await Line.OfAsync(priya.Page);
        await priya.OpenAsync($"/messages/with/{Cast.Tomas.Value}");
        await priya.Field("Write to Tomas").FillAsync("Before");
        await priya.Button("Send").ClickAsync();
        await Sees(priya, "Before");

        await line.CutAsync();
        await priya.Field("Write to Tomas").FillAsync("Meanwhile");
        await priya.Button("Send").ClickAsync();
        await priya.SeesAsync("No connection at the moment. Your message is kept");
        line.Mend();

        await Sees(priya, "Meanwhile");
        await Expect(priya.Page.GetByText("No connection at the moment. Your message is kept")).ToBeHiddenAsync();
        await Expect(Log(priya).GetByText("Meanwhile")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task Reading_further_up_is_not_disturbed_by_what_arrives() => TellAsync(async story =>
    {
        var commands = story.App.Services.GetRequiredService<ConversationCommands>();
        var conversation = default(ConversationId);
        for (var n = 1; n <= 60; n++)
            conversation = (await commands.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), $"Line {n}."), default)).Value.Conversation;
        await commands.ReadAsync(Cast.Priya, conversation, 60, default);
        var priya = await story.SignInAsync(Cast.Priya, $"/messages/with/{Cast.Tomas.Value}");
        await Expect(Log(priya).GetByText("Line 60.")).ToBeInViewportAsync();

        await Log(priya).EvaluateAsync("log => log.scrollTop = 0");
        await Expect(Log(priya).GetByText("Line 1.")).ToBeAttachedAsync();
        await Expect(Log(priya).GetByText("Line 11.")).ToBeInViewportAsync();
        await commands.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Still there?"), default);
        await priya.Button("1 new message").ClickAsync();

        await Expect(Log(priya).GetByText("Still there?")).ToBeInViewportAsync();
        await Expect(priya.Button("1 new message")).ToBeHiddenAsync();
        await commands.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Good."), default);
        await Expect(Log(priya).GetByText("Good.")).ToBeInViewportAsync();
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresMessagingTests() : Messaging(Provider.Postgres);
