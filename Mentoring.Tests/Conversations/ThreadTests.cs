using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Conversations;

/// <summary>Sending and reading.</summary>
public sealed class ThreadTests : ThreadScreen
{
    [Fact]
    public async Task What_became_of_ones_last_message_stands_under_it()
    {
        var screen = Screen();
        Assert.Empty(await HandOver(screen, MessageId.New(), "Shall we begin?"));
        screen.WaitForAssertion(() => Assert.Equal(["Shall we begin?", "Sent 09:00"], LastLine(screen)));

        await World.Get<ConversationCommands>().DeliveredAsync(Cast.Tomas, Conversation, 2, default);
        screen.WaitForAssertion(() => Assert.Equal(["Shall we begin?", "Delivered 09:00"], LastLine(screen)));
        World.Time.Advance(TimeSpan.FromMinutes(2));
        await World.Get<ConversationCommands>().ReadAsync(Cast.Tomas, Conversation, 2, default);
        screen.WaitForAssertion(() => Assert.Equal(["Shall we begin?", "Read 09:02"], LastLine(screen)));
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_is_answered_with_why_and_taken_the_next_time()
    {
        var screen = Screen();
        var id = MessageId.New();
        Way.Break();

        Assert.Contains("try again", Assert.Single(await HandOver(screen, id, "Shall we begin?")), StringComparison.Ordinal);
        Assert.DoesNotContain("Shall we begin?", screen.Markup, StringComparison.Ordinal);
        Way.Open();

        Assert.Empty(await HandOver(screen, id, "Shall we begin?"));
        Assert.Equal("Shall we begin?", LastLine(screen)[0]);
    }

    [Fact]
    public async Task A_refused_message_says_why() =>
        Assert.Contains("4,001", Assert.Single(await HandOver(Screen(), MessageId.New(), new string('a', 4001))), StringComparison.Ordinal);

    [Fact]
    public async Task A_message_handed_over_twice_is_shown_and_stored_once()
    {
        var screen = Screen();
        var id = MessageId.New();
        Way.Close();

        var (first, second) = (HandOver(screen, id, "Once"), HandOver(screen, id, "Once"));
        Way.Open();

        Assert.Equal(0, (await first).Length + (await second).Length);
        Assert.Single(screen.FindAll("[data-line].me"));
        Assert.Equal(2, (await World.ReadAsync(db => db.Messages.CountAsync())));
    }

    [Fact]
    public async Task What_the_other_person_writes_appears_and_counts_as_read_once_it_is_looked_at()
    {
        var screen = Screen();
        await World.Get<ConversationCommands>().SendAsync(Cast.Tomas, Conversation, new Outgoing(MessageId.New(), "Bring your <b>SWOT</b>"), default);

        screen.WaitForAssertion(() => Assert.Equal("Bring your <b>SWOT</b>", LastLine(screen)[0]));
        Assert.Equal(2, await World.Get<ConversationQueries>().UnreadAsync(Cast.Priya, default));
        await screen.InvokeAsync(() => screen.Instance.VisibleAsync(true));
        Assert.Equal(0, await World.Get<ConversationQueries>().UnreadAsync(Cast.Priya, default));
    }

    [Fact]
    public async Task What_is_drawn_after_a_break_counts_as_read_only_once_the_page_says_again_that_it_is_looked_at()
    {
        var screen = Screen();
        await screen.InvokeAsync(() => screen.Instance.VisibleAsync(true));
        await Circuit.OnConnectionDownAsync(null!, default);
        await Circuit.OnConnectionUpAsync(null!, default);
        await World.Get<ConversationCommands>().SendAsync(Cast.Tomas, Conversation, new Outgoing(MessageId.New(), "Are you there?"), default);

        screen.WaitForAssertion(() => Assert.Equal("Are you there?", LastLine(screen)[0]));
        Assert.Equal(1, await World.Get<ConversationQueries>().UnreadAsync(Cast.Priya, default));
        await screen.InvokeAsync(() => screen.Instance.VisibleAsync(true));
        Assert.Equal(0, await World.Get<ConversationQueries>().UnreadAsync(Cast.Priya, default));
    }

    [Fact]
    public async Task What_was_left_behind_is_taken_in_once_from_any_page()
    {
        var (page, id) = (Elsewhere(), Guid.CreateVersion7());
        Way.Break();
        Assert.Contains("try again", Assert.Single(await page.DeliverAsync($"{Cast.Tomas.Value:N}", new(id, "Left behind"))), StringComparison.Ordinal);
        Way.Open();

        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Empty(await page.DeliverAsync($"{Cast.Tomas.Value:N}", new(id, "Left behind")));
        Assert.Empty(await page.DeliverAsync($"{Cast.Tomas.Value:N}", new(id, "Left behind, and mended", Edits: true)));

        Assert.Equal(["Welcome", "Left behind, and mended"], await World.ReadAsync(db => db.Messages.OrderBy(m => m.Sequence).Select(m => m.Text).ToListAsync()));
    }

    [Fact]
    public async Task What_is_handed_over_for_nobody_or_too_long_is_answered_with_why()
    {
        var page = Elsewhere();

        Assert.Single(await page.DeliverAsync("nobody", new(Guid.CreateVersion7(), "Hello")));
        Assert.Single(await page.DeliverAsync($"{Cast.George.Value:N}", new(Guid.CreateVersion7(), "Hello", Edits: true)));
        Assert.Single(await page.DeliverAsync($"{Cast.Priya.Value:N}", new(Guid.CreateVersion7(), "To myself")));
        Assert.Contains("4,001", Assert.Single(await page.DeliverAsync($"{Cast.Tomas.Value:N}", new(Guid.CreateVersion7(), new string('a', 4001)))), StringComparison.Ordinal);
        Assert.Equal(1, await World.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task A_mark_that_cannot_be_stored_costs_nothing_and_is_stored_later()
    {
        var screen = Screen();
        Way.Break();
        await screen.InvokeAsync(() => screen.Instance.VisibleAsync(true));
        Assert.Equal(1, await World.Get<ConversationQueries>().UnreadAsync(Cast.Priya, default));

        Way.Open();
        await screen.InvokeAsync(() => screen.Instance.VisibleAsync(true));
        Assert.Equal(0, await World.Get<ConversationQueries>().UnreadAsync(Cast.Priya, default));
    }

    [Fact]
    public void Where_nothing_can_be_written_a_sentence_stands_in_place_of_the_composer()
    {
        var screen = Screen("Tomas does not take part at the moment.");

        Assert.Empty(screen.FindAll("textarea"));
        Assert.Equal("Tomas does not take part at the moment.", screen.Find("[role=status]").TextContent);
        Assert.Equal("Welcome", LastLine(screen)[0]);
    }
}
