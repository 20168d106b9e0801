using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class PublicPages(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_visitor_is_welcomed_on_a_page_everyone_can_read() => TellAsync(async story =>
    {
        var visitor = await story.VisitorAsync();
        await visitor.OpenPlainAsync("/");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Link("Sign in").First).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(visitor);
    });

    [Fact]
    public Task A_wrong_address_is_answered_with_a_page_that_leads_back() => TellAsync(async story =>
    {
        var visitor = await story.VisitorAsync();
        visitor.Forgive("404");
        await visitor.OpenPlainAsync("/no-such-page");

        await visitor.SeesAsync("This page is not here");
        await Axe.AssertCleanAsync(visitor);
    });
}

public sealed class SqlitePublicPagesTests() : PublicPages(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresPublicPagesTests() : PublicPages(Provider.Postgres);
