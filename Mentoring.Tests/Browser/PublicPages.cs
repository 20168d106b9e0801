using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>What everybody sees. That is the page, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class PublicPages() : BrowserSuite(Provider.Sqlite)
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
