using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class SigningIn(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task Priya_signs_in_arrives_at_home_and_signs_out() => TellAsync(async story =>
    {
        var priya = await story.VisitorAsync("priya");
        await priya.SignInAsync(Cast.EmailOf(Cast.Priya));
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).First).ToBeVisibleAsync();
        await Assertions.Expect(priya.Page.Locator("main fieldset[disabled]")).ToHaveCountAsync(0);

        await priya.Button("Sign out").ClickAsync();

        await Assertions.Expect(priya.Link("Sign in").First).ToBeVisibleAsync();
    });
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteSigningInTests() : SigningIn(Provider.Sqlite)
{
    [Fact]
    public Task Everyone_can_read_the_sign_in_page() => TellAsync(async story =>
    {
        var visitor = await story.VisitorAsync();
        await visitor.OpenPlainAsync("/account/login");

        await Axe.AssertCleanAsync(visitor);
    });

    [Fact]
    public Task A_page_asked_for_before_signing_in_is_the_page_arrived_at() => TellAsync(async story =>
    {
        var morgan = await story.VisitorAsync("morgan");
        await morgan.OpenPlainAsync("/desk");
        Assert.Equal("/account/login", new Uri(morgan.Page.Url).AbsolutePath);

        await morgan.FillSignInAsync(Cast.EmailOf(Cast.Morgan));

        await morgan.WaitInteractiveAsync();
        Assert.Equal("/desk", new Uri(morgan.Page.Url).AbsolutePath);
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSigningInTests() : SigningIn(Provider.Postgres);
