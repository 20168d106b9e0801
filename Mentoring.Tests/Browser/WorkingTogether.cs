using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Features.Relationships;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>From a pause to a new journey, and what time does: each seen by the other without a reload.</summary>
public abstract class WorkingTogether(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_pair_pauses_resumes_completes_and_begins_anew_while_both_watch() => TellAsync(async story =>
    {
        var address = $"/relationships/{(await PairAsync(story)).Value}";
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, address), await story.SignInAsync(Cast.Tomas, address));

        await ChooseAsync(tomas, "Put on hold");
        await tomas.Page.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Put on hold" }).ClickAsync();
        await Expect(priya, "Tomas put the relationship on hold");
        await priya.Button("Resume").First.ClickAsync();
        await Expect(tomas, "Priya resumed the relationship");

        await ChooseAsync(priya, "Complete");
        await priya.Page.Locator("#words").FillAsync("I am an audit manager now.");
        await priya.Page.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await Expect(tomas, "Have you reached the end?");
        await Expect(tomas, "I am an audit manager now.");
        await Axe.AssertCleanAsync(tomas);
        await tomas.Button("Complete").First.DblClickAsync();
        await Expect(priya, "Tomas agreed: the relationship is complete");

        await ChooseAsync(priya, "Propose a new journey");
        await priya.Page.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Propose a new journey" }).ClickAsync();
        await tomas.Button("Begin a new journey").ClickAsync();
        await Expect(priya, "Tomas agreed to a new journey");
        await Expect(priya, "First conversation");
    });

    [Fact]
    public Task Whoever_withdraws_is_seen_to_and_may_reopen_and_the_bell_counts() => TellAsync(async story =>
    {
        var id = await PairAsync(story);
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, $"/relationships/{id.Value}"), await story.SignInAsync(Cast.Tomas));

        await ChooseAsync(priya, "Withdraw");
        await priya.Page.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(tomas, "Priya withdrew from this.");
        await Assertions.Expect(tomas.Page.Locator("summary[aria-label$=' unread']")).ToBeVisibleAsync();
        await ChooseAsync(priya, "Reopen request");
        await Expect(tomas, "Priya asked you to be their mentor");
        await tomas.Page.GetByRole(AriaRole.Link, new() { Name = "Answer, Priya" }).ClickAsync();
        await tomas.Button("Accept").ClickAsync();
        await Expect(priya, "Tomas accepted");
    });

    [Fact]
    public Task Availability_is_seen_at_once_on_the_profile_the_search_and_by_whoever_waits() => TellAsync(async story =>
    {
        await story.App.Services.GetRequiredService<MemberCommands>().RememberAsync(Cast.Amara, ProgrammeRole.Mentee, default);
        var (priya, tomas, amara) = (await story.SignInAsync(Cast.Priya), await story.SignInAsync(Cast.Tomas), await story.SignInAsync(Cast.Amara));
        var sent = await story.App.Services.GetRequiredService<RelationshipCommands>().SendAsync(Cast.Amara, Cast.Tomas, Situations.Brief, default);
        Assert.True(sent.Succeeded, sent.Problem?.Sentence);
        await priya.OpenAsync("/find");
        await priya.Page.GetByRole(AriaRole.Article, new() { Name = "Tomas" }).First.WaitForAsync();
        await amara.OpenAsync($"/relationships/{sent.Value.Value}");
        await tomas.OpenAsync("/account");

        await tomas.Button("Make unavailable").ClickAsync();
        await Expect(tomas, "You are currently unavailable to mentees");
        await Expect(amara, "The mentor became unavailable; the request stays open");
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Article, new() { Name = "Tomas" }).GetByRole(AriaRole.Link, new() { Name = "Request mentoring" })).ToHaveCountAsync(0);
        await tomas.Button("Make available").ClickAsync();
        await Expect(amara, "The recipient is available again");
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Article, new() { Name = "Tomas" }).GetByRole(AriaRole.Link, new() { Name = "Request mentoring" })).ToHaveCountAsync(1);
    });

    [Fact]
    public Task A_card_says_how_much_is_unread_and_leads_there_as_messages_come_and_are_read() => TellAsync(async story =>
    {
        await PairAsync(story);
        var commands = story.App.Services.GetRequiredService<ConversationCommands>();
        var priya = await story.SignInAsync(Cast.Priya);
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
        await Assertions.Expect(priya.Page.GetByText("unread message")).ToHaveCountAsync(0);

        var sent = await commands.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Hello"), default);
        await Expect(priya, "1 unread message");
        await commands.SendAsync(Cast.Tomas, sent.Value.Conversation, new Outgoing(MessageId.New(), "Are you there?"), default);
        await Expect(priya, "2 unread messages");
        var second = await priya.AgainAsync();
        await second.OpenAsync("/relationships");
        await second.Page.GetByText("2 unread messages").ClickAsync();
        await Expect(second, "Are you there?");

        await Assertions.Expect(priya.Page.GetByText("unread message")).ToHaveCountAsync(0);
    });

    private static async Task<RelationshipId> PairAsync(Story story)
    {
        var commands = story.App.Services.GetRequiredService<RelationshipCommands>();
        var sent = await commands.SendAsync(Cast.Priya, Cast.Tomas, Situations.Brief, default);
        Assert.True((await commands.AcceptAsync(Cast.Tomas, sent.Value, default)).Succeeded);
        return sent.Value;
    }

    private static async Task ChooseAsync(Person person, string move)
    {
        await person.Page.Locator("summary", new() { HasText = "Actions" }).ClickAsync();
        await person.Page.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = move, Exact = true }).ClickAsync();
    }

    private static Task Expect(Person person, string text) => Assertions.Expect(person.Page.GetByText(text).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
}

public sealed class SqliteWorkingTogetherTests() : WorkingTogether(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresWorkingTogetherTests() : WorkingTogether(Provider.Postgres);
