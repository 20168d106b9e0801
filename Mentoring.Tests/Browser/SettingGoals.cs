using System.Text.RegularExpressions;
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

/// <summary>A goal written by two, from a note to the day it is reached, each seen by the other without a reload.</summary>
public abstract class SettingGoals(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_note_becomes_a_goal_and_both_see_it_grow_until_it_is_reached() => TellAsync(async story =>
    {
        var relationship = await Sheets.PairAsync(story);
        var goal = await GoalOutOfANoteAsync(story, relationship, "I avoid asking for the fee");
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, goal), await story.SignInAsync(Cast.Tomas, goal));
        await tomas.SeesAsync("Grew out of a note in");
        await Writable(priya);
        await Writable(tomas);

        await priya.Field("Specific").PressSequentiallyAsync("Be better");
        await tomas.SeesAsync("can mean many things");
        await tomas.Field("Specific").FillAsync("Ask three clients for the fee my work is worth");
        await Assertions.Expect(priya.Field("Specific")).ToHaveValueAsync("Ask three clients for the fee my work is worth");
        await Assertions.Expect(priya.Page.GetByText("can mean many things")).ToHaveCountAsync(0);

        await tomas.Field("Target").FillAsync("4");
        await priya.Field("Now").FillAsync("1");
        await Assertions.Expect(tomas.Page.Locator(".facts [data-progress='25']")).ToBeVisibleAsync();
        await priya.Field("Due date").FillAsync("2099-03-31");
        await Assertions.Expect(tomas.Field("Due date")).ToHaveValueAsync("2099-03-31");

        await priya.Button("Add a milestone").ClickAsync();
        await Assertions.Expect(priya.Field("Milestone 1")).ToBeFocusedAsync();
        await priya.Page.Keyboard.TypeAsync("Write down the fee");
        await Assertions.Expect(tomas.Field("Milestone 1")).ToHaveValueAsync("Write down the fee");
        await tomas.Field("Milestone 1 is done").CheckAsync();
        await priya.Field("What came of milestone 1").FillAsync("It is a fair one");
        await Assertions.Expect(tomas.Field("What came of milestone 1")).ToHaveValueAsync("It is a fair one");
        await Axe.AssertCleanAsync(priya);

        var watching = await tomas.AgainAsync();
        await watching.OpenAsync("/");
        await watching.SeesAsync("Your goal");
        await Assertions.Expect(watching.Page.Locator("[data-progress='25']")).ToBeVisibleAsync();
        await priya.Field("Now").FillAsync("4");
        await Assertions.Expect(watching.Page.Locator("[data-progress='100']")).ToBeVisibleAsync();
        await priya.Button("Mark as reached").ClickAsync();
        await tomas.SeesAsync("Well done, both of you");
        await watching.SeesAsync("The goal is reached");
    });

    [Fact]
    public Task A_mentors_learning_goal_is_seen_by_the_other_only_once_it_is_shared_and_stays_the_mentors() => TellAsync(async story =>
    {
        var address = $"/relationships/{(await Sheets.PairAsync(story)).Value}/goals";
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, address), await story.SignInAsync(Cast.Tomas, address));
        await Axe.AssertCleanAsync(priya);
        await tomas.Button("New learning goal").ClickAsync();
        await Assertions.Expect(tomas.Page).ToHaveURLAsync(new Regex("/goals/[0-9a-f-]+$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await tomas.WaitInteractiveAsync();
        await Writable(tomas);
        await tomas.Field("Title").FillAsync("Listen before I advise");
        await tomas.SeesAsync("Only you see this");
        await Assertions.Expect(priya.Page.GetByText("Listen before I advise")).ToHaveCountAsync(0);

        await tomas.Page.Locator("summary[aria-label^='More for']").ClickAsync();
        await tomas.Button("Share with Priya").ClickAsync();
        await priya.SeesAsync("Tomas’s learning goals");
        await priya.SeesAsync("No goal yet");
        await priya.Link("Listen before I advise").ClickAsync();
        await priya.WaitInteractiveAsync();
        await Assertions.Expect(priya.Field("Title")).ToHaveValueAsync("Listen before I advise");
        await priya.SeesAsync("Tomas’s learning goal");
    });

    private static Task Writable(Person person) => Assertions.Expect(person.Field("Specific")).ToBeEditableAsync();

    private static async Task<string> GoalOutOfANoteAsync(Story story, RelationshipId relationship, string words)
    {
        var commands = story.App.Services.GetRequiredService<DocumentCommands>();
        var swot = (await commands.BeginAsync(Cast.Priya, relationship, new(DocumentKind.Swot, Shared: true), default)).Value;
        var note = ItemId.New();
        await commands.ChangeAsync(Cast.Priya, swot, new AddItem(note, Swot.Weaknesses, Rank.Between(null, null)), default);
        await commands.ChangeAsync(Cast.Priya, swot, new EditText(new(note, Swot.Words), TextEdit.Replace(0, 0, 0, words)), default);
        var goal = await commands.BeginAsync(Cast.Priya, relationship, new(DocumentKind.Goal, Shared: true, new(swot, note)), default);
        Assert.True(goal.Succeeded, goal.Problem?.Sentence);
        return DocumentAddress.Of(relationship, DocumentKind.Goal, goal.Value);
    }
}

public sealed class SqliteSettingGoalsTests() : SettingGoals(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSettingGoalsTests() : SettingGoals(Provider.Postgres);
