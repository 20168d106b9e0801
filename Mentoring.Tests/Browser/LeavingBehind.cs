using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Safety;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Mentoring.Tests.Browser;

/// <summary>What is on its way when its writer, or the connection, is away.</summary>
public sealed class SqliteLeavingBehindTests() : BrowserSuite(Provider.Sqlite)
{
    [Fact]
    public Task What_waits_when_its_writer_leaves_is_sent_from_the_page_they_are_on() => TellAsync(async story =>
    {
        var (_, conversation) = await Threads.BeginAsync(story, "Welcome");
        var (priya, line) = await OpenAsync(story, conversation);
        var tomas = await Threads.OpenAsync(story, Cast.Tomas, conversation);

        await line.CutAsync();
        await SendAsync(priya, "First");
        await SendAsync(priya, "Second");
        await priya.Page.GotoAsync("/");
        line.Mend();

        await Expect(tomas.Page.Locator("[data-line] .words")).ToHaveTextAsync(["Welcome", "First", "Second"]);
        Assert.Equal("null", await priya.Page.EvaluateAsync<string>("key => String(sessionStorage.getItem(key))", $"outbox:{Cast.Priya.Value:N}:{Cast.Tomas.Value:N}"));
    });

    [Fact]
    public Task What_waits_when_a_block_comes_says_why_it_is_not_sent_and_can_be_removed() => TellAsync(async story =>
    {
        var (_, conversation) = await Threads.BeginAsync(story, "Welcome");
        var (priya, line) = await OpenAsync(story, conversation);

        await line.CutAsync();
        await SendAsync(priya, "Too late");
        Assert.True((await story.App.Services.GetRequiredService<BlockCommands>().BlockAsync(Cast.Tomas, Cast.Priya, default)).Succeeded);
        line.Mend();

        await priya.SeesAsync("Not sent. You and");
        await Expect(priya.Field("Write to Tomas")).ToHaveCountAsync(0);
        await priya.Page.GetByRole(AriaRole.Link, new() { Name = "Messages" }).First.ClickAsync();
        await priya.SeesAsync("Not sent: Too late");
        await priya.Page.GetByText("Not sent: Too late").ClickAsync();
        await priya.Button("Remove").ClickAsync();
        await Expect(priya.Page.GetByText("Too late")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task After_a_break_what_arrives_is_read_by_whoever_looks_at_it() => TellAsync(async story =>
    {
        var (commands, conversation) = await Threads.BeginAsync(story, "Welcome");
        var (priya, line) = await OpenAsync(story, conversation);
        var tomas = await Threads.OpenAsync(story, Cast.Tomas, conversation);
        await Expect(tomas.Page.Locator("[data-line] .state").Last).ToContainTextAsync("Read");

        await line.CutAsync();
        await Expect(priya.Page.Locator("#connection")).ToBeVisibleAsync();
        line.Mend();
        await Expect(priya.Page.Locator("#connection")).ToBeHiddenAsync();
        await commands.SendAsync(Cast.Tomas, conversation, new Outgoing(MessageId.New(), "Are you back?"), default);

        await Expect(tomas.Page.Locator("[data-line] .words")).ToHaveTextAsync(["Welcome", "Are you back?"]);
        await Expect(tomas.Page.Locator("[data-line] .state").Last).ToContainTextAsync("Read");
    });

    [Fact]
    public Task Nothing_is_sent_without_its_files_while_a_page_that_was_loaded_again_brings_them_back() => TellAsync(async story =>
    {
        var (_, conversation) = await Threads.BeginAsync(story, "Welcome");
        var (priya, line) = await OpenAsync(story, conversation);
        await Expect(priya.Button("Attach files")).ToBeEnabledAsync();
        await priya.Page.Locator("[data-attach] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "plan.txt", MimeType = "text/plain", Buffer = "Plan"u8.ToArray() });
        await Expect(priya.Page.GetByRole(AriaRole.Button, new() { Name = "Remove plan.txt" })).ToBeVisibleAsync();
        await Expect(priya.Page.Locator("progress")).ToHaveCountAsync(0);

        await line.CutAsync();
        await priya.Page.ReloadAsync();
        await Expect(priya.Button("Send")).ToBeEnabledAsync();
        await SendAsync(priya, "The plan");
        await priya.SeesAsync("Your files are being brought back.");
        line.Mend();
        await Expect(priya.Page.GetByRole(AriaRole.Button, new() { Name = "Remove plan.txt" })).ToBeVisibleAsync();
        await priya.Button("Send").ClickAsync();

        await Expect(priya.Page.GetByRole(AriaRole.Log).GetByRole(AriaRole.Link, new() { Name = "plan.txt" })).ToBeVisibleAsync();
        await Expect(priya.Page.Locator("[data-line].me")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task A_script_that_does_not_come_comes_with_the_page_loaded_again() => TellAsync(async story =>
    {
        var (commands, conversation) = await Threads.BeginAsync(story, "Welcome");
        var priya = await story.SignInAsync(Cast.Priya);
        priya.Forgive("Thread.");
        await priya.Page.RouteAsync("**/Thread.*", request => request.AbortAsync(), new() { Times = 1 });

        await priya.Page.GetByRole(AriaRole.Link, new() { Name = "Messages" }).First.ClickAsync();
        await priya.Page.Locator($"a[href='/messages/{conversation.Value}']").ClickAsync();

        await Expect(priya.Page.Locator("[role=log][data-watched]")).ToBeAttachedAsync();
        await commands.SendAsync(Cast.Tomas, conversation, new Outgoing(MessageId.New(), "Alive"), default);
        await priya.SeesAsync("Alive");
    });

    private static async Task<(Person Priya, Line Line)> OpenAsync(Story story, ConversationId conversation)
    {
        var priya = await story.SignInAsync(Cast.Priya);
        priya.Forgive("blazor");
        priya.Forgive("WebSocket");
        var line = await Line.OfAsync(priya.Page);
        await priya.OpenAsync($"/messages/{conversation.Value}");
        await Expect(priya.Page.Locator("[role=log][data-watched] [data-line]").First).ToBeAttachedAsync();
        return (priya, line);
    }

    private static async Task SendAsync(Person person, string text)
    {
        await person.Field("Write to Tomas").FillAsync(text);
        await person.Button("Send").ClickAsync();
    }
}
