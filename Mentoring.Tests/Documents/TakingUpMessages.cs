using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Documents;

/// <summary>What one of the two wrote to the other becomes a goal or an action.</summary>
public abstract class TakingUpMessages(Provider provider) : DocumentSuite(provider)
{
    private readonly ConversationId _conversation = ConversationId.New();

    [Fact]
    public async Task A_message_becomes_one_goal_however_often_it_is_asked_and_leads_back_to_it()
    {
        var message = await SayAsync("Lead the  audit\nby spring");

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => Commands.TakeUpAsync(n % 2 == 0 ? Cast.Priya : Cast.Tomas, Pair, DocumentKind.Goal, message, default))));

        var goal = Assert.Single(made.Select(m => m.Value).Distinct());
        var head = (await Queries.HeadAsync(Cast.Tomas, goal, default)).Value;
        Assert.Equal(("Lead the audit by spring", true, message), (head.Row.Title, head.Row.Shared, head.Message));
        var words = await Queries.WordsAsync(Cast.Tomas, Cast.Priya, message, default);
        Assert.Equal((_conversation, 1, Cast.Priya), (words!.Conversation, words.Sequence, words.Author));
        Assert.Equal(string.Empty, await SpecificAsync(goal));
    }

    [Fact]
    public async Task What_does_not_fit_into_a_title_stands_in_the_goal_as_a_whole()
    {
        var words = string.Join(' ', Enumerable.Repeat("audit", 60));

        var goal = (await Commands.TakeUpAsync(Cast.Priya, Pair, DocumentKind.Goal, await SayAsync(words), default)).Value;

        Assert.Equal(words, await SpecificAsync(goal));
    }

    [Fact]
    public async Task A_message_becomes_one_action_of_the_sheet_the_two_write_in_and_again_once_that_was_removed()
    {
        var message = await SayAsync("Ask who decides");
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => Commands.TakeUpAsync(n % 2 == 0 ? Cast.Priya : Cast.Tomas, Pair, DocumentKind.GStar, message, default))));
        var sheet = Assert.Single(made.Select(m => m.Value).Distinct());
        Assert.Equal("Ask who decides", Assert.Single(await ActionsAsync(sheet)).Text(GStar.Words));

        Assert.True((await Commands.ChangeAsync(Cast.Priya, sheet, new RemoveItem((await ActionsAsync(sheet))[0].Id), default)).Succeeded);
        Assert.Equal(sheet, (await Commands.TakeUpAsync(Cast.Tomas, Pair, DocumentKind.GStar, message, default)).Value);
        Assert.Equal("Ask who decides", Assert.Single(await ActionsAsync(sheet)).Text(GStar.Words));
        Assert.Equal(sheet, (await Commands.TakeUpAsync(Cast.Priya, Pair, DocumentKind.GStar, message, default)).Value);
        Assert.Single(await ActionsAsync(sheet));

        Assert.True((await Commands.ArchiveAsync(Cast.Priya, sheet, true, default)).Succeeded);
        var another = (await Commands.TakeUpAsync(Cast.Tomas, Pair, DocumentKind.GStar, message, default)).Value;
        Assert.NotEqual(sheet, another);
        Assert.Single(await ActionsAsync(another));
    }

    [Fact]
    public async Task An_action_has_its_words_even_when_the_request_for_it_is_broken_off_half_way()
    {
        var (sheet, message) = (await BeginAsync(DocumentKind.GStar), await SayAsync("Ask who decides"));
        using var request = new CancellationTokenSource();
        using var watching = World.Get<LiveTopics>().Subscribe([Topic.Document(sheet)], Pacing.Passing, request.CancelAsync);

        await Record.ExceptionAsync(() => Commands.TakeUpAsync(Cast.Priya, Pair, DocumentKind.GStar, message, request.Token));

        Assert.Equal(sheet, (await Commands.TakeUpAsync(Cast.Priya, Pair, DocumentKind.GStar, message, default)).Value);
        Assert.Equal("Ask who decides", Assert.Single(await ActionsAsync(sheet)).Text(GStar.Words));
    }

    [Fact]
    public async Task Only_what_the_two_wrote_to_each_other_and_kept_is_taken_up_while_they_work_together()
    {
        var (kept, deleted, elsewhere) = (await SayAsync("Kept"), await SayAsync("Gone", deleted: true), await SayAsync("To George", to: Cast.George));
        foreach (var kind in new[] { DocumentKind.Goal, DocumentKind.GStar })
        {
            foreach (var (by, message) in new[] { (Cast.George, kept), (Cast.Priya, deleted), (Cast.Priya, elsewhere), (Cast.Priya, MessageId.New()) })
                Assert.IsType<NotFound>((await Commands.TakeUpAsync(by, Pair, kind, message, default)).Problem);
        }

        Assert.IsType<NotFound>((await Commands.TakeUpAsync(Cast.Priya, Pair, DocumentKind.Swot, kept, default)).Problem);
        await EndAsync("withdrawn", default);
        Assert.IsType<NoLongerTogether>((await Commands.TakeUpAsync(Cast.Priya, Pair, DocumentKind.Goal, kept, default)).Problem);
        Assert.Equal(0, await World.ReadAsync(db => db.Documents.CountAsync()));
    }

    private async Task<MessageId> SayAsync(string words, MemberId? to = null, bool deleted = false)
    {
        var id = MessageId.New();
        await World.SaveAsync(async db =>
        {
            var known = to is null ? await db.Conversations.SingleOrDefaultAsync(c => c.Id == _conversation) : null;
            var conversation = known ?? db.Add(Conversation.Open(to is null ? _conversation : ConversationId.New(), Cast.Priya, to ?? Cast.Tomas, World.Now)).Entity;
            var message = conversation.Say(id, Cast.Priya, words, World.Now).Value;
            if (deleted)
                Assert.True(conversation.Delete(message, [], Cast.Priya, World.Now).Succeeded);
            db.Add(message);
        });
        return id;
    }

    private async Task<IReadOnlyList<DocumentItem>> ActionsAsync(DocumentId sheet) => (await Queries.ContentAsync(Cast.Priya, sheet, default)).Value.State.Items(GStar.Actions);

    private async Task<string> SpecificAsync(DocumentId goal) => (await Queries.ContentAsync(Cast.Tomas, goal, default)).Value.State.Text(Goal.Specific);
}

public sealed class SqliteTakingUpMessagesTests() : TakingUpMessages(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresTakingUpMessagesTests() : TakingUpMessages(Provider.Postgres);
