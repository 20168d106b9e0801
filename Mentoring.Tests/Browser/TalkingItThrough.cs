using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Features.Relationships;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya and Tomas have their first conversation, go through a G-STAR, and look back.</summary>
public abstract class TalkingItThrough(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task An_action_gets_an_owner_a_tick_and_a_goal_on_both_screens() => TellAsync(async story =>
    {
        var (pair, id) = await BeginAsync(story);
        var (priya, tomas) = await OpenAsync(story, DocumentAddress.Of(pair, DocumentKind.GStar, id));
        await Text(priya, "Situation").FillAsync("My manager leaves in spring");
        await Expect(Text(tomas, "Situation")).ToHaveValueAsync("My manager leaves in spring");

        await priya.Button("Add an action").ClickAsync();
        await Expect(priya.Page.Locator("[data-item] textarea")).ToBeFocusedAsync();
        await priya.Page.Keyboard.TypeAsync("Ask who decides");
        await Expect(tomas.Page.Locator("[data-item] textarea")).ToHaveValueAsync("Ask who decides");
        await tomas.Page.GetByLabel("Who").SelectOptionAsync(new SelectOptionValue { Label = "Priya" });
        await tomas.Page.GetByLabel("Done").CheckAsync();
        await Expect(priya.Page.GetByLabel("Done")).ToBeCheckedAsync();
        await Expect(priya.Page.GetByLabel("Who").Locator("option:checked")).ToHaveTextAsync("You");

        await tomas.Page.Locator("summary[aria-label='More for this action']").ClickAsync();
        await tomas.Button("Turn into a goal").ClickAsync();
        foreach (var person in new[] { priya, tomas })
            await Expect(person.Link("became a goal: Ask who decides")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(priya);
    });

    [Fact]
    public Task Whoever_restores_an_earlier_version_tells_the_other() => TellAsync(async story =>
    {
        var (pair, id) = await BeginAsync(story);
        var address = DocumentAddress.Of(pair, DocumentKind.GStar, id);
        var commands = story.App.Services.GetRequiredService<DocumentCommands>();
        await WriteAsync(commands, id, Cast.Priya, 0, "Lead a team.");
        await WriteAsync(commands, id, Cast.Tomas, 12, " By when?");
        var (priya, tomas) = await OpenAsync(story, address);
        await priya.OpenAsync($"{address}/history");
        await priya.SeesAsync("change 2 of 2");

        await priya.Page.GetByLabel("Show who wrote what").CheckAsync();
        await Expect(priya.Page.Locator("article mark.theirs")).ToHaveTextAsync(" By when?");
        await Axe.AssertCleanAsync(priya);
        await priya.Page.Locator("#at").FocusAsync();
        await priya.Page.Keyboard.PressAsync("ArrowLeft");
        await priya.SeesAsync("change 1 of 2");
        await Expect(priya.Page.Locator("article mark.theirs")).ToHaveCountAsync(0);

        await priya.Button("Restore this").ClickAsync();
        await priya.SeesAsync("Restored as the newest version");
        await tomas.SeesAsync("Priya brought back an earlier version");
        await Expect(Text(tomas, "Goals")).ToHaveValueAsync("Lead a team.");
        await priya.SeesAsync("brought back change 1");
        await tomas.OpenAsync("/notifications");
        await tomas.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Priya brought back your G-STAR as it was on" }).ClickAsync();
        await tomas.SeesAsync("brought back change 1");
    });

    [Fact]
    public Task The_first_conversation_is_ticked_for_both_by_what_either_does() => TellAsync(async story =>
    {
        var (pair, written) = await BeginAsync(story);
        await WriteAsync(story.App.Services.GetRequiredService<DocumentCommands>(), written, Cast.Priya, 0, "Lead a team.");
        var (priya, tomas) = await OpenAsync(story, $"/relationships/{pair.Value}");
        foreach (var person in new[] { priya, tomas })
            await Expect(Step(person, "G-STAR")).ToContainTextAsync("Done");
        await Expect(Step(tomas, "SWOT")).ToContainTextAsync("To do");

        await Axe.AssertCleanAsync(tomas);
        await Step(priya, "SWOT").GetByRole(AriaRole.Button).DblClickAsync();
        await priya.IsAtAsync("/swot/");
        await Expect(priya.Button("Add a note, Strengths")).ToBeVisibleAsync();
        var begun = new Uri(priya.Page.Url).AbsolutePath;
        await Expect(Step(tomas, "SWOT").GetByRole(AriaRole.Link)).ToBeVisibleAsync();
        await Expect(Step(tomas, "SWOT")).ToContainTextAsync("To do");
        await priya.Field("Title").FillAsync("Before year end");
        await Expect(Step(tomas, "SWOT")).ToContainTextAsync("Done");

        await priya.Page.GoBackAsync();
        await priya.WaitInteractiveAsync();
        await Step(priya, "SWOT").GetByRole(AriaRole.Link).ClickAsync();
        await priya.IsAtAsync(begun);
        await Step(tomas, "SWOT").GetByRole(AriaRole.Link).ClickAsync();
        await tomas.IsAtAsync(begun);
        await Expect(tomas.Field("Title")).ToBeVisibleAsync();
    });

    private static ILocator Text(Person person, string label) => person.Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });

    private static ILocator Step(Person person, string heading) => person.Page.Locator("ol.first > li").Filter(new() { Has = person.Page.GetByText(heading, new() { Exact = true }) });

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task WriteAsync(DocumentCommands commands, DocumentId id, MemberId by, int after, string words) =>
        Assert.True((await commands.ChangeAsync(by, id, new EditText(GStar.Goals, TextEdit.Replace(after, after, 0, words)), default)).Succeeded);

    private static async Task<(RelationshipId Pair, DocumentId Document)> BeginAsync(Story story)
    {
        var pair = await Sheets.PairAsync(story);
        return (pair, await Sheets.BeginAsync(story, pair, DocumentKind.GStar));
    }

    private static async Task<(Person Priya, Person Tomas)> OpenAsync(Story story, string address)
    {
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, address), await story.SignInAsync(Cast.Tomas, address));
        if (address.Contains("gstar", StringComparison.Ordinal))
        {
            foreach (var person in new[] { priya, tomas })
                await Expect(person.Button("Add an action")).ToBeVisibleAsync();
        }

        return (priya, tomas);
    }
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteTalkingItThroughTests() : TalkingItThrough(Provider.Sqlite)
{
    [Fact]
    public Task What_was_written_in_a_message_becomes_a_goal_and_an_action() => TellAsync(async story =>
    {
        await Sheets.PairAsync(story);
        var (_, conversation) = await Threads.BeginAsync(story, "Ask who decides");
        var priya = await Threads.OpenAsync(story, Cast.Priya, conversation);
        await priya.Page.Locator("[role=log] summary").ClickAsync();
        await priya.Button("Turn into a goal").ClickAsync();

        await priya.IsAtAsync("/goals/");
        await Expect(priya.Field("Title")).ToHaveValueAsync("Ask who decides");
        await Axe.AssertCleanAsync(priya);
        await priya.Link("a message of Tomas").ClickAsync();
        await Expect(priya.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Ask who decides");
        await priya.Page.Locator("[role=log] summary").ClickAsync();
        await priya.Button("Turn into an action").ClickAsync();

        await priya.IsAtAsync("/gstar/");
        await Expect(priya.Page.Locator("[data-item] textarea")).ToHaveValueAsync("Ask who decides");
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresTalkingItThroughTests() : TalkingItThrough(Provider.Postgres);
