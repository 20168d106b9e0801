using Bunit;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.AccessTokens;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.AccessTokens;

/// <summary>Priya's page of her tokens.</summary>
public sealed class AccessTokensPageTests : ProviderSuite
{
    private readonly LivePage _browser = new();

    public AccessTokensPageTests() : base(Provider.Sqlite)
    {
    }

    [Fact]
    public async Task A_new_token_is_shown_once_and_can_be_used()
    {
        var page = Page();

        page.Find("#name").Change("Laptop");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Laptop", page.Find("li").TextContent, StringComparison.Ordinal));
        var secret = page.Find("#secret").GetAttribute("value");
        Assert.NotNull(await World.Get<AccessTokenDoor>().EnterAsync(secret, default));
        page.FindAll("button").Single(b => b.TextContent == "I have copied it").Click();
        Assert.DoesNotContain(secret!, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(secret!, Page().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_asks_once_and_the_token_leaves_the_list()
    {
        await World.Get<AccessTokenCommands>().IssueAsync(Cast.Priya, "Laptop", default);
        var page = Page();

        page.Find("[aria-label='Revoke Laptop …']").Click();
        page.FindAll("button").Single(b => b.TextContent == "Revoke Laptop").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("li")));
    }

    [Fact]
    public void A_missing_name_is_said_at_the_field()
    {
        var page = Page();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Give the token a name", page.Find("#name-fault").TextContent, StringComparison.Ordinal));
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _browser.Services.AddSingleton<TimeProvider>(World.Time).AddSingleton(World.Get<LiveTopics>())
            .AddSingleton(World.Get<AccessTokenCommands>()).AddSingleton(World.Get<AccessTokenQueries>());
        _browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));
    }

    public override async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddSingleton<AccessTokenDoor>().AddAccessTokenPages();

    private IRenderedComponent<AccessTokensPage> Page()
    {
        var page = _browser.Render<AccessTokensPage>(p => p.AddCascadingValue(
            new Viewer(Cast.Priya, "Priya", false, true, ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null)));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("form")));
        return page;
    }
}
