using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;

namespace Mentoring.Tests.Documents;

/// <summary>The history on Priya's screen, with an address that changes as the router would change it.</summary>
public sealed class HistoryScreenTests : DocumentBrowser
{
    [Fact]
    public async Task Whoever_goes_from_one_history_to_another_sees_and_restores_nothing_of_the_first()
    {
        var (first, second) = (await WrittenAsync("Lead a team"), await WrittenAsync("Learn to draw well"));
        var screen = Browser.Render<HistoryPage>(p => At(p, first));
        screen.WaitForAssertion(() => Assert.Contains("Lead a team", screen.Find("article").TextContent, StringComparison.Ordinal));
        await screen.Find("input[type=checkbox]").ChangeAsync(new() { Value = true });
        await screen.Find("#at").InputAsync(new() { Value = "4" });
        screen.WaitForAssertion(() => Assert.Equal("4", screen.Find("#at").GetAttribute("value")));
        await screen.FindAll("button").Single(b => b.TextContent == "Restore this").ClickAsync(new());
        screen.WaitForAssertion(() => Assert.Contains("Restored as the newest version.", screen.Markup, StringComparison.Ordinal));
        await screen.Find("#at").InputAsync(new() { Value = "2" });
        screen.WaitForAssertion(() => Assert.Equal("2", screen.Find("#at").GetAttribute("value")));

        screen.Render(p => At(p, second));

        screen.WaitForAssertion(() => Assert.Equal(("18", "18"), (screen.Find("#at").GetAttribute("max"), screen.Find("#at").GetAttribute("value"))));
        Assert.Contains("Learn to draw well", screen.Find("article").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Restored", screen.Markup, StringComparison.Ordinal);
        Assert.Empty(screen.FindAll("mark"));
        Assert.Contains("18 letters written", Assert.Single(screen.FindAll("aside li")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(screen.FindAll("button"), b => b.TextContent == "Restore this");

        await screen.Find("#at").InputAsync(new() { Value = "5" });
        screen.WaitForAssertion(() => Assert.Contains(screen.FindAll("button"), b => b.TextContent == "Restore this"));
        await screen.FindAll("button").Single(b => b.TextContent == "Restore this").ClickAsync(new());
        screen.WaitForAssertion(() => Assert.Contains("Restored as the newest version.", screen.Markup, StringComparison.Ordinal));
        Assert.Equal(("Lead", "Learn"), (await TextAsync(first), await TextAsync(second)));
    }

    private async Task<DocumentId> WrittenAsync(string words)
    {
        var id = await BeginAsync(DocumentKind.GStar);
        await WriteAsync(Cast.Priya, id, 0, [.. Words(words)]);
        return id;
    }

    private ComponentParameterCollectionBuilder<HistoryPage> At(ComponentParameterCollectionBuilder<HistoryPage> parameters, DocumentId id) =>
        parameters.Add(p => p.RelationshipGuid, Pair.Value).Add(p => p.Segment, "gstar").Add(p => p.DocumentGuid, id.Value);
}
