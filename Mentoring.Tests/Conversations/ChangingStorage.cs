using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Conversations;

/// <summary>What happens to messages after they were sent: changed, deleted, quoted, delivered, and what a screen that was away reads again.</summary>
public abstract class ChangingStorage(Provider provider) : ProviderSuite(provider)
{
    private ConversationCommands Commands => World.Get<ConversationCommands>();

    private ConversationQueries Queries => World.Get<ConversationQueries>();

    [Fact]
    public async Task Ones_own_message_can_be_changed_and_deleted_for_a_quarter_of_an_hour()
    {
        var (id, message) = await SayAsync("Helo");
        World.Time.Advance(TimeSpan.FromMinutes(14));

        Assert.True((await Commands.EditAsync(Cast.Priya, id, message, "Hello", default)).Succeeded);
        Assert.IsType<NotYourMessage>((await Commands.EditAsync(Cast.Tomas, id, message, "Bye", default)).Problem);
        Assert.IsType<NotFound>((await Commands.EditAsync(Cast.Amara, id, message, "Bye", default)).Problem);
        Assert.IsType<EmptyMessage>((await Commands.EditAsync(Cast.Priya, id, message, " ", default)).Problem);
        World.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<TooLateToChange>((await Commands.DeleteAsync(Cast.Priya, id, message, default)).Problem);

        var line = Assert.Single((await Queries.NewestAsync(Cast.Tomas, id, default)).Value.Lines);
        Assert.Equal(("Hello", false), (line.Text, line.Deleted));
        Assert.NotNull(line.EditedAt);
    }

    [Fact]
    public async Task A_deleted_message_keeps_its_place_and_its_words_go_from_whatever_quotes_it()
    {
        var (id, message) = await SayAsync("A secret");
        await Commands.SendAsync(Cast.Tomas, id, new Outgoing(MessageId.New(), "Which one?", message), default);
        var before = (await Queries.NewestAsync(Cast.Tomas, id, default)).Value;
        Assert.Equal("A secret", before.Lines[1].Quote?.Text);

        Assert.True((await Commands.DeleteAsync(Cast.Priya, id, message, default)).Succeeded);
        Assert.True((await Commands.DeleteAsync(Cast.Priya, id, message, default)).Succeeded);
        var changed = (await Queries.ChangesAsync(Cast.Tomas, id, before.Revision, default)).Value;

        Assert.Equal([(1, "", true), (2, "Which one?", false)], changed.Lines.Select(l => (l.Sequence!.Value, l.Text, l.Deleted)));
        Assert.Equal(string.Empty, changed.Lines[1].Quote?.Text);
        Assert.DoesNotContain("A secret", await World.ReadAsync(db => db.Messages.Select(m => m.Text).ToListAsync()));
    }

    [Fact]
    public async Task Only_a_message_of_the_same_conversation_can_be_quoted()
    {
        var (id, _) = await SayAsync("Hello");
        var elsewhere = MessageId.New();
        await Commands.WriteToAsync(Cast.Amara, Cast.Tomas, new Outgoing(elsewhere, "Between us"), default);

        Assert.IsType<NothingToQuote>((await Commands.SendAsync(Cast.Priya, id, new Outgoing(MessageId.New(), "Look", elsewhere), default)).Problem);
        Assert.IsType<NothingToQuote>((await Commands.SendAsync(Cast.Priya, id, new Outgoing(MessageId.New(), "Look", MessageId.New()), default)).Problem);
    }

    [Fact]
    public async Task What_has_arrived_is_noted_and_what_was_read_has_arrived()
    {
        var (id, _) = await SayAsync("One");
        await Commands.SendAsync(Cast.Priya, id, new Outgoing(MessageId.New(), "Two"), default);

        await Commands.DeliveredAsync(Cast.Tomas, id, 1, default);
        Assert.Equal((0, 1), await MarksAsync(id));
        await Commands.DeliveredAsync(Cast.Tomas, default);
        Assert.Equal((0, 2), await MarksAsync(id));
        await Commands.SendAsync(Cast.Priya, id, new Outgoing(MessageId.New(), "Three"), default);
        await Commands.ReadAsync(Cast.Tomas, id, 3, default);
        Assert.Equal((3, 3), await MarksAsync(id));
        Assert.IsType<NotFound>((await Commands.DeliveredAsync(Cast.Amara, id, 1, default)).Problem);
    }

    [Fact]
    public async Task Whoever_was_away_reads_every_change_since_in_order_whatever_is_remembered()
    {
        var (id, first) = await SayAsync("One");
        var start = (await Queries.NewestAsync(Cast.Tomas, id, default)).Value.Revision;
        for (var n = 2; n <= 120; n++)
            await Commands.SendAsync(n % 2 == 0 ? Cast.Tomas : Cast.Priya, id, new Outgoing(MessageId.New(), $"{n}"), default);
        await Commands.EditAsync(Cast.Priya, id, first, "First", default);

        var (read, after) = (new List<Line>(), start);
        for (var page = await ChangesAsync(id, after); page.Lines.Count > 0; page = await ChangesAsync(id, after))
        {
            read.AddRange(page.Lines);
            after = page.Revision;
        }

        Assert.Equal([.. Enumerable.Range(2, 119), 1], read.Select(l => l.Sequence!.Value));
        Assert.Equal("First", read[^1].Text);
        await Commands.SendAsync(Cast.Priya, id, new Outgoing(MessageId.New(), "Last"), default);
        Assert.Equal("Last", Assert.Single((await ChangesAsync(id, after)).Lines).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Blocking_closes_the_conversation_for_both_whoever_blocked(bool byAuthor)
    {
        var id = (await WriteAsync(Cast.Priya, Cast.Tomas, "Hello")).Value.Conversation;
        var (blocker, blocked) = byAuthor ? (Cast.Priya, Cast.Tomas) : (Cast.Tomas, Cast.Priya);
        await World.SaveAsync(async db =>
        {
            await db.AddAsync(new Block { BlockerId = blocker, BlockedId = blocked, At = World.Now });
            foreach (var member in await db.Members.Where(m => m.Id == blocker || m.Id == blocked).ToListAsync())
                db.Touch(member, World.Now);
        });

        Assert.IsType<CannotWrite>((await Commands.SendAsync(Cast.Priya, id, new Outgoing(MessageId.New(), "Please"), default)).Problem);
        Assert.IsType<CannotWrite>((await Queries.InAsync(Cast.Tomas, id, default))!.WhyNot);
        Assert.Equal(["Hello"], await TextsAsync(id));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddConversations(configuration).Configure<MessagingOptions>(o => o.SendsPerMinute = 0);

    private async Task<(ConversationId Conversation, MessageId Message)> SayAsync(string text)
    {
        var message = MessageId.New();
        return ((await WriteAsync(Cast.Priya, Cast.Tomas, text, message)).Value.Conversation, message);
    }

    private Task<Result<SentMessage>> WriteAsync(MemberId author, MemberId other, string text, MessageId? id = null) =>
        Commands.WriteToAsync(author, other, new Outgoing(id ?? MessageId.New(), text), default);

    private async Task<ThreadLines> ChangesAsync(ConversationId id, int after) => (await Queries.ChangesAsync(Cast.Tomas, id, after, default)).Value;

    private async Task<(int Read, int Delivered)> MarksAsync(ConversationId id)
    {
        var seen = (await Queries.NewestAsync(Cast.Priya, id, default)).Value;
        return (seen.OthersMark, seen.OthersDelivered);
    }

    private async Task<IEnumerable<string>> TextsAsync(ConversationId id) => (await Queries.NewestAsync(Cast.Priya, id, default)).Value.Lines.Select(l => l.Text);
}

public sealed class SqliteChangingStorageTests() : ChangingStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresChangingStorageTests() : ChangingStorage(Provider.Postgres);
