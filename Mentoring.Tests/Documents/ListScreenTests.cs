using Bunit;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Documents;

/// <summary>What Priya reads above her lists of sheets when no more are begun.</summary>
public sealed class ListScreenTests : DocumentBrowser
{
    [Fact]
    public async Task Once_it_is_over_nobody_is_invited_to_write_down_a_goal()
    {
        var open = Open<GoalsPage>();
        open.WaitForAssertion(() => Assert.Contains("Write down one thing to reach", open.Markup, StringComparison.Ordinal));
        Assert.Contains("Goals of your own", open.Markup, StringComparison.Ordinal);

        await EndAsync("withdrawn", default);

        var over = Open<GoalsPage>();
        over.WaitForAssertion(() => Assert.Contains("No goal was written here", over.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Write down one thing to reach", over.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Goals of your own", over.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_comes_to_the_tools_because_there_are_too_many_sheets_reads_why()
    {
        Browser.Services.GetRequiredService<NavigationManager>().NavigateTo($"/relationships/{Pair.Value}/tools?full=true");

        var tools = Open<ToolsPage>();

        tools.WaitForAssertion(() => Assert.Contains("which is the most", tools.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<TPage> Open<TPage>()
        where TPage : DocumentListScreen => Browser.Render<TPage>(p => p.Add(s => s.RelationshipGuid, Pair.Value));

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        base.Register(services, configuration);
        services.AddSingleton<Presence>();
    }
}
