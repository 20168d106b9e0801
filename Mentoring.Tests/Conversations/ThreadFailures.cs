using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thread = Mentoring.Web.Features.Conversations.Thread;

namespace Mentoring.Tests.Conversations;

/// <summary>The database is away for a moment, or the reader is: nothing is lost, and nothing is said that is not so.</summary>
public sealed class ThreadFailures : ThreadScreen
{
    private const string Sorry = "That did not work just now. Try again in a moment.";

    [Fact]
    public async Task What_cannot_be_deleted_is_said_in_the_dialog_which_stays_open()
    {
        var (screen, id) = (Screen(), MessageId.New());
        await HandOver(screen, id, "Shall we begin?");
        await ChooseAsync(screen, id, "Delete…");
        Way.Break();

        await screen.Button("Delete message").ClickAsync();
        Assert.Equal(Sorry, screen.Find("dialog [role=alert]").TextContent.Trim());
        Way.Open();
        await screen.Button("Delete message").ClickAsync();

        Assert.Empty(screen.FindAll("dialog"));
        Assert.Contains("Message deleted", screen.Find($"[data-line='{id.Value}'] .bubble").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_pressed_twice_is_done_once()
    {
        var (asked, closed, answer) = (0, 0, new TaskCompletionSource<Result>());
        var dialog = Browser.Render<DeleteDialog>(p => p.Add(d => d.Text, "Hello").Add(d => d.Closed, () => closed++).Add(d => d.Delete, () =>
        {
            asked++;
            return answer.Task;
        }));

        var pressed = new[] { dialog.Button("Delete message").ClickAsync(), dialog.Button("Delete message").ClickAsync() };
        answer.SetResult(Result.Done);
        await Task.WhenAll(pressed);

        Assert.Equal((1, 1), (asked, closed));
    }

    [Fact]
    public async Task Pressing_for_what_is_further_up_costs_nothing_while_it_cannot_be_read()
    {
        var first = await World.ReadAsync(db => db.Messages.Select(m => m.Id).SingleAsync());
        await WriteAsync(60, quotes: first);
        await World.Get<ConversationCommands>().ReadAsync(Cast.Priya, Conversation, 1, default);
        var screen = Screen();
        await BreakReadingAsync();

        await screen.Find("[data-earlier]").ClickAsync();
        await screen.FindAll(".quote")[^1].ClickAsync();
        Assert.Equal(ConversationQueries.PageSize, screen.FindAll("[data-line]").Count);
        Reads.Open();
        await screen.Find("[data-earlier]").ClickAsync();

        Assert.Equal(61, screen.FindAll("[data-line]").Count);
    }

    [Fact]
    public async Task The_script_is_told_that_nothing_could_be_read_so_that_it_does_not_ask_again_at_once()
    {
        await WriteAsync(60);
        var screen = Screen();
        await BreakReadingAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => screen.InvokeAsync(screen.Instance.LaterAsync));
    }

    [Fact]
    public async Task A_message_that_was_stored_is_answered_so_even_if_reading_on_fails()
    {
        await WriteAsync(60);
        var screen = Screen();
        await BreakReadingAsync();

        Assert.Empty(await HandOver(screen, MessageId.New(), "Shall we begin?"));
        Assert.True(await World.ReadAsync(db => db.Messages.AnyAsync(m => m.Text == "Shall we begin?")));
    }

    [Fact]
    public async Task Whoever_left_while_their_first_message_was_stored_is_not_fetched_back()
    {
        var (storing, commits) = (new TaskCompletionSource(), new TaskCompletionSource());
        World.Get<LiveTopics>().RelayInside = (_, _, _) =>
        {
            storing.TrySetResult();
            return commits.Task;
        };
        var address = Browser.Services.GetRequiredService<NavigationManager>();
        var before = address.Uri;

        var handed = HandOver(EmptyScreen(Cast.Amara), MessageId.New(), "May I ask you something?");
        await storing.Task;
        await Browser.DisposeComponentsAsync();
        commits.SetResult();

        Assert.Empty(await handed);
        Assert.Equal(before, address.Uri);
        Assert.True(await World.ReadAsync(db => db.Messages.AnyAsync(m => m.Text == "May I ask you something?")));
    }

    [Fact]
    public async Task The_first_message_leads_to_the_conversation_it_opened()
    {
        Assert.Empty(await HandOver(EmptyScreen(Cast.Amara), MessageId.New(), "May I ask you something?"));

        var opened = await World.Get<ConversationQueries>().BetweenAsync(Cast.Priya, Cast.Amara, default);
        Assert.EndsWith($"/messages/{opened!.Value.Value}", Browser.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_does_not_come_up_leaves_the_way_to_everything_else()
    {
        var (screen, id) = (Screen(), MessageId.New());
        await HandOver(screen, id, "Shall we begin?");
        await BreakReadingAsync();
        await ChooseAsync(screen, null, "Report…");
        Assert.Equal(Sorry, screen.Find("dialog [role=alert]").TextContent.Trim());
        await screen.Button("Close").ClickAsync();
        Assert.Empty(screen.FindAll("dialog"));

        var waiting = Reads.Close();
        await ChooseAsync(screen, null, "Report…");
        Assert.Empty(screen.FindAll("dialog"));
        await ChooseAsync(screen, id, "Delete…");

        Assert.Equal("Delete this message?", screen.Find("dialog h2").TextContent);
        waiting.SetResult();
    }

    private static async Task ChooseAsync(IRenderedComponent<Thread> screen, MessageId? id, string choice)
    {
        await ChoicesAsync(screen, id);
        await screen.Button(choice).ClickAsync();
    }

    private async Task WriteAsync(int count, MessageId? quotes = null)
    {
        for (var n = 1; n <= count; n++)
        {
            World.Time.Advance(TimeSpan.FromSeconds(10));
            await World.Get<ConversationCommands>().SendAsync(Cast.Priya, Conversation, new Outgoing(MessageId.New(), $"Line {n}", quotes), default);
        }
    }
}
