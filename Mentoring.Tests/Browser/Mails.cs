using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Mails as they are looked at in Development, with their links leading into the application.</summary>
public abstract class Mails(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_mail_appears_and_its_HTML_leads_where_it_says() => TellAsync(async story =>
    {
        var priya = await story.VisitorAsync("priya");

        // The frame runs no scripts, which the browser also says of those that watch it for this test
        priya.Forgive("Blocked script execution");
        await priya.OpenPlainAsync("/account/forgot");
        await priya.Page.GetByLabel("E-mail address").FillAsync(Cast.EmailOf(Cast.Priya));
        await priya.Button("Send the mail").ClickAsync();
        await priya.SeesAsync("Check your mail");
        await story.App.MailsAsync(Cast.EmailOf(Cast.Priya));

        await priya.OpenPlainAsync("/dev/mail");
        await priya.Page.GetByText("As HTML").ClickAsync();
        await priya.Page.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "Choose a new password" }).ClickAsync();

        await priya.IsAtAsync("/account/reset?");
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Heading, new() { Name = "Choose a new password" })).ToBeVisibleAsync();
    });
}

public sealed class SqliteMailsTests() : Mails(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresMailsTests() : Mails(Provider.Postgres);
