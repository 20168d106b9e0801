using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Features.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>What a pair's sheets look like from outside: whose they are, who is in them, and where they went.</summary>
public abstract class LookingOver(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task The_list_tells_who_is_in_a_sheet_and_who_wrote_last_while_it_happens() => TellAsync(async story =>
    {
        var pair = await Sheets.PairAsync(story);
        var swot = await Sheets.BeginAsync(story, pair, DocumentKind.Swot);
        var (tools, sheet) = ($"/relationships/{pair.Value}/tools", DocumentAddress.Of(pair, DocumentKind.Swot, swot));
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, tools), await story.SignInAsync(Cast.Tomas, tools));
        await Expect(Row(priya, "Untitled SWOT")).ToContainTextAsync("You began it");
        await Expect(Row(tomas, "Untitled SWOT")).ToContainTextAsync("Shared");

        await tomas.OpenAsync(sheet);
        await Expect(Row(priya, "Untitled SWOT")).ToContainTextAsync("Tomas is in it now");
        await tomas.Field("Title").FillAsync("Before the partner talks");
        await Expect(Row(priya, "Before the partner talks")).ToContainTextAsync("Tomas wrote");
        await Axe.AssertCleanAsync(priya);
        await tomas.OpenAsync(tools);
        await Expect(priya.Page.GetByText("is in it now")).ToHaveCountAsync(0);

        Assert.True((await Commands(story).ArchiveAsync(Cast.Tomas, swot, true, default)).Succeeded);
        await Expect(priya.Link("Before the partner talks")).ToBeHiddenAsync();
        await priya.Page.GetByText("In the archive (1)").ClickAsync();
        await priya.Link("Before the partner talks").ClickAsync();
        await priya.IsAtAsync(sheet);
    });

    [Fact]
    public Task A_private_sheet_says_in_the_same_words_everywhere_who_sees_it() => TellAsync(async story =>
    {
        const string Words = "Only you see this, until you share it with Tomas.";
        var tools = $"/relationships/{(await Sheets.PairAsync(story)).Value}/tools";
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, tools), await story.SignInAsync(Cast.Tomas, tools));

        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Private G-STAR" }).ClickAsync();
        await priya.IsAtAsync("/gstar/");
        await priya.SeesAsync(Words);
        await Axe.AssertCleanAsync(priya);
        await priya.OpenAsync(tools);
        await Expect(Row(priya, "Untitled G-STAR")).ToContainTextAsync(Words);
        await Expect(tomas.Page.GetByText("Untitled G-STAR")).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(priya);

        await priya.Link("Untitled G-STAR").ClickAsync();
        await priya.IsAtAsync("/gstar/");
        await priya.Page.Locator("summary[aria-label^='More for']").ClickAsync();
        await priya.Button("Share with Tomas").ClickAsync();
        await Expect(priya.Page.GetByText(Words)).ToHaveCountAsync(0);
        await Expect(Row(tomas, "Untitled G-STAR")).ToContainTextAsync("Shared");
    });

    private static DocumentCommands Commands(Story story) => story.App.Services.GetRequiredService<DocumentCommands>();

    private static ILocator Row(Person person, string name) => person.Page.GetByRole(AriaRole.Listitem).Filter(new() { Has = person.Link(name) });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

public sealed class SqliteLookingOverTests() : LookingOver(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresLookingOverTests() : LookingOver(Provider.Postgres);
