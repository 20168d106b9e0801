using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class BeingSeen(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task Being_online_and_writing_show_on_the_other_screen_until_one_hides() => TellAsync(async story =>
    {
        var commands = story.App.Services.GetRequiredService<ConversationCommands>();
        var conversation = (await commands.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Welcome"), default)).Value.Conversation;
        var priya = await story.SignInAsync(Cast.Priya, $"/messages/{conversation.Value}");
        await Expect(Header(priya)).Not.ToContainTextAsync("Online");

        var tomas = await story.SignInAsync(Cast.Tomas);
        await Expect(Header(priya)).ToContainTextAsync("Online");
        await Expect(priya.Page.Locator(".list .face .dot")).ToHaveCountAsync(1);

        await tomas.OpenAsync($"/messages/{conversation.Value}");
        await tomas.Field("Write to Priya").PressSequentiallyAsync("Shall we");
        await priya.SeesAsync("Tomas is writing…");
        await tomas.Field("Write to Priya").FillAsync(string.Empty);
        await Expect(priya.Page.GetByText("Tomas is writing…")).ToHaveCountAsync(0);

        await tomas.OpenAsync("/account");
        await tomas.Field("Let others see when I am online").UncheckAsync();
        await Expect(Header(priya)).Not.ToContainTextAsync("Online");
        await Expect(Header(priya)).Not.ToContainTextAsync("Active");
        await Axe.AssertCleanAsync(tomas);
    });

    private protected static ILocator Header(Person person) => person.Page.Locator(".thread header");

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class SqliteBeingSeenTests() : BeingSeen(Provider.Sqlite)
{
    [Fact]
    public Task Nobody_is_said_to_be_here_or_writing_while_ones_own_connection_is_gone() => TellAsync(async story =>
    {
        var commands = story.App.Services.GetRequiredService<ConversationCommands>();
        var conversation = (await commands.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Welcome"), default)).Value.Conversation;
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya), await story.SignInAsync(Cast.Tomas));
        priya.Forgive("blazor");
        var line = await Line.OfAsync(priya.Page);
        await priya.OpenAsync($"/messages/{conversation.Value}");
        await tomas.OpenAsync($"/messages/{conversation.Value}");
        await tomas.Field("Write to Priya").PressSequentiallyAsync("Shall we");
        var (online, dots, writing) = (Header(priya).GetByText("Online ·"), priya.Page.Locator(".face .dot"), priya.Page.GetByText("Tomas is writing…"));
        await Expect(online).ToBeVisibleAsync();
        await Expect(dots).ToHaveCountAsync(2);
        await Expect(writing).ToBeVisibleAsync();

        await line.CutAsync();
        await priya.SeesAsync("Reconnecting. What you type is kept.");
        await Expect(online).ToBeHiddenAsync();
        await Expect(writing).ToBeHiddenAsync();
        await Expect(dots.First).ToBeHiddenAsync();
        await Expect(dots.Last).ToBeHiddenAsync();
        await tomas.Field("Write to Priya").FillAsync(string.Empty);

        line.Mend();
        await Expect(online).ToBeVisibleAsync();
        await Expect(dots.First).ToBeVisibleAsync();
        await Expect(writing).ToHaveCountAsync(0);
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresBeingSeenTests() : BeingSeen(Provider.Postgres);
