using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Safety;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class KeepingApart(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task Somebody_reports_and_blocks_and_both_screens_close_at_once() => TellAsync(async story =>
    {
        var conversation = await WrittenAsync(story);
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, conversation), await story.SignInAsync(Cast.Tomas, conversation));
        await Assertions.Expect(tomas.Field("Write to Priya")).ToBeVisibleAsync();

        await More(priya).ClickAsync();
        await priya.Button("Report Tomas…").ClickAsync();
        var dialog = priya.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("The programme team reads").WaitForAsync();
        await Axe.AssertCleanAsync(priya);
        await priya.Button("Send report").ClickAsync();
        await priya.SeesAsync("Choose what this is about.");
        await dialog.GetByText("Unwanted or improper advances").ClickAsync();
        await priya.Field("What happened optional").FillAsync("Asked me out twice.");
        await priya.Page.GetByLabel("Block Tomas as well").CheckAsync();
        await priya.Button("Send report").ClickAsync();
        await priya.SeesAsync("Thank you. The programme team will look at this.");
        await priya.Button("Close").ClickAsync();

        await priya.SeesAsync("cannot write to each other. You can still read what was written.");
        await tomas.SeesAsync("cannot write to each other. You can still read what was written.");
        await Assertions.Expect(tomas.Field("Write to Priya")).ToHaveCountAsync(0);
        await tomas.SeesAsync("Hello there");
        Assert.Equal(ReportReason.ImproperAdvances, Assert.Single(await ReportsAsync(story)).Reason);
    });

    [Fact]
    public Task Whom_somebody_blocked_on_the_profile_stands_on_their_list_and_can_be_let_be() => TellAsync(async story =>
    {
        var conversation = await WrittenAsync(story);
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, $"/members/{Cast.Tomas.Value}"), await story.SignInAsync(Cast.Tomas, conversation));
        await More(priya).ClickAsync();
        await priya.Button("Block Tomas…").ClickAsync();
        await priya.Button("Block").ClickAsync();
        await priya.SeesAsync("You have blocked Tomas");
        await tomas.SeesAsync("cannot write to each other");

        await priya.Link("People you have blocked").ClickAsync();
        await Axe.AssertCleanAsync(priya);
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Unblock Tomas" }).ClickAsync();

        await priya.SeesAsync("You have blocked nobody");
        await Assertions.Expect(tomas.Field("Write to Priya")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_mentor_lets_only_those_who_fit_ask_and_others_are_shown_the_way() => TellAsync(async story =>
    {
        var (george, tomas) = (await story.SignInAsync(Cast.George), await story.SignInAsync(Cast.Tomas, "/account/profile"));
        await tomas.Page.GetByLabel("People whose wishes fit your areas").CheckAsync();
        await Assertions.Expect(tomas.Page.GetByText("Saved").First).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(tomas);

        await george.OpenAsync($"/messages/with/{Cast.Tomas.Value}");
        await george.SeesAsync("Tomas takes questions from people who look for help in the areas Tomas offers.");
        await Assertions.Expect(george.Link("search for other mentors")).ToBeVisibleAsync();
        var priya = await story.SignInAsync(Cast.Priya, $"/messages/with/{Cast.Tomas.Value}");
        await Assertions.Expect(priya.Field("Write to Tomas")).ToBeVisibleAsync();
    });

    private protected static ILocator More(Person person) => person.Page.Locator("summary[aria-label^='More about']");

    private protected static async Task<string> WrittenAsync(Story story)
    {
        var sent = await story.App.Services.GetRequiredService<ConversationCommands>().WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Hello there"), default);
        return $"/messages/{sent.Value.Conversation.Value}";
    }

    private static async Task<List<Report>> ReportsAsync(Story story)
    {
        await using var db = await story.App.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        return await db.Reports.ToListAsync();
    }
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteKeepingApartTests() : KeepingApart(Provider.Sqlite)
{
    [Fact]
    public Task Escape_closes_the_dialog_and_gives_the_keyboard_back() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya, $"/members/{Cast.Tomas.Value}");
        await More(priya).ClickAsync();
        await priya.Button("Block Tomas…").ClickAsync();
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(priya);

        await priya.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(More(priya)).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_composer_taken_away_before_its_script_has_arrived_does_no_harm() => TellAsync(async story =>
    {
        var conversation = await WrittenAsync(story);
        var tomas = await story.SignInAsync(Cast.Tomas);
        var asked = new TaskCompletionSource();
        var arrives = new TaskCompletionSource();
        await tomas.Page.RouteAsync("**/Composer.*", async request =>
        {
            asked.TrySetResult();
            await arrives.Task;
            await request.ContinueAsync();
        });
        await tomas.Page.Locator("a[href='/messages']").First.ClickAsync();
        await tomas.Page.Locator($"a[href='{conversation}']").ClickAsync();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var blocks = story.App.Services.GetRequiredService<BlockCommands>();
        Assert.True((await blocks.BlockAsync(Cast.Priya, Cast.Tomas, default)).Succeeded);
        await tomas.SeesAsync("cannot write to each other");
        arrives.SetResult();
        Assert.True((await blocks.UnblockAsync(Cast.Priya, Cast.Tomas, default)).Succeeded);

        await Assertions.Expect(tomas.Button("Send")).ToBeEnabledAsync();
        await Assertions.Expect(tomas.Field("Write to Priya")).ToBeVisibleAsync();
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresKeepingApartTests() : KeepingApart(Provider.Postgres);
