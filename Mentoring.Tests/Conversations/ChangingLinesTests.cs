using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Conversations;

/// <summary>Answering, changing and deleting.</summary>
public sealed class ChangingLinesTests : ThreadScreen
{
    [Fact]
    public async Task What_is_changed_or_deleted_is_shown_so_also_where_it_is_quoted()
    {
        var screen = Screen();
        var (first, second) = (MessageId.New(), MessageId.New());
        await HandOver(screen, first, "Shall we begin?");
        await HandOver(screen, second, "With the SWOT, I mean", quotes: first);
        screen.WaitForAssertion(() => Assert.Equal("Shall we begin?", screen.Find(".quote .beginning").TextContent));

        Assert.Empty(await HandOver(screen, first, "Shall we start?", edits: true));
        screen.WaitForAssertion(() => Assert.Equal("Shall we start?", screen.Find(".quote .beginning").TextContent));
        Assert.Contains("Edited", screen.Find($"[data-line='{first.Value}'] .state").TextContent, StringComparison.Ordinal);

        await World.Get<ConversationCommands>().DeleteAsync(Cast.Priya, Conversation, first, default);
        screen.WaitForAssertion(() => Assert.Equal("Message deleted", screen.Find(".quote .beginning").TextContent));
        Assert.Contains("Message deleted", screen.Find($"[data-line='{first.Value}'] .bubble").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_a_message_can_no_longer_be_changed_and_one_says_so()
    {
        var screen = Screen();
        var id = MessageId.New();
        await HandOver(screen, id, "Shall we begin?");
        Assert.Equal(["Reply", "Copy text", "Edit", "Delete…"], await ChoicesAsync(screen, id));

        World.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(["Reply", "Copy text"], await ChoicesAsync(screen, id));
        Assert.Contains("15 minutes", Assert.Single(await HandOver(screen, id, "Too late", edits: true)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyboard_comes_to_the_last_message_with_which_something_can_be_done()
    {
        var screen = Screen();
        var (first, second) = (MessageId.New(), MessageId.New());
        await HandOver(screen, first, "Shall we begin?");
        await HandOver(screen, second, "Not this");
        await World.Get<ConversationCommands>().DeleteAsync(Cast.Priya, Conversation, second, default);

        screen.WaitForAssertion(() => Assert.Equal($"{first.Value}", screen.Find(".acts > summary[tabindex='0']").Closest("[data-line]")!.GetAttribute("data-line")));
    }

    [Fact]
    public async Task What_others_wrote_can_be_answered_copied_and_reported()
    {
        var screen = Screen();

        Assert.Equal(["Reply", "Copy text", "Report…"], await ChoicesAsync(screen, null));
    }

    [Fact]
    public async Task Where_there_are_only_files_no_text_is_offered_to_be_copied()
    {
        await World.SaveAsync(db => db.Messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, string.Empty)));

        Assert.Equal(["Reply", "Report…"], await ChoicesAsync(Screen(), null));
    }

    [Fact]
    public async Task A_menu_in_which_nothing_is_offered_says_so()
    {
        await World.SaveAsync(db => db.Messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, string.Empty).SetProperty(m => m.AuthorId, Cast.Priya)));
        var screen = Screen("Tomas does not take part at the moment.");

        Assert.Empty(await ChoicesAsync(screen, null));
        Assert.Equal("Nothing can be done with this message now.", screen.Find(".acts .card").TextContent.Trim());
    }
}
