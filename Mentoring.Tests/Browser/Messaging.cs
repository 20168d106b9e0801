using Mentoring.Tests.Support;
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
        await priya.Page.WaitForURLAsync(url => !url.Contains("/with/", StringComparison.Ordinal));
        await Sees(priya, "Sent");
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
    public Task Impatient_clicks_send_once_and_an_unfinished_text_survives_a_reload() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya);
        await priya.OpenAsync($"/messages/with/{Cast.Tomas.Value}");
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
    public Task A_conversation_of_others_is_not_here() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya);
        await priya.OpenAsync($"/messages/with/{Cast.Tomas.Value}");
        await priya.Field("Write to Tomas").FillAsync("Between us");
        await priya.Button("Send").ClickAsync();
        await Sees(priya, "Sent");
        var george = await story.SignInAsync(Cast.George);
        george.Forgive("404");
        await george.OpenPlainAsync(new Uri(priya.Page.Url).AbsolutePath);

        await george.SeesAsync("This page is not here");
        await Expect(george.Page.GetByText("Between us")).ToHaveCountAsync(0);
    });

    private static ILocator Log(Person person) => person.Page.GetByRole(AriaRole.Log);

    private static Task Sees(Person person, string text) => Expect(Log(person).GetByText(text).Last).ToBeVisibleAsync();

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

public sealed class SqliteMessagingTests() : Messaging(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresMessagingTests() : Messaging(Provider.Postgres);
