using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Layout;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Conversations;

public abstract class ReadingStorage(Provider provider) : ProviderSuite(provider)
{
    private ConversationCommands Commands => World.Get<ConversationCommands>();

    private ConversationQueries Queries => World.Get<ConversationQueries>();

    [Fact]
    public async Task Unread_counts_what_others_wrote_until_it_is_read()
    {
        var id = await TalkAsync(Cast.Priya, Cast.Tomas, 3);
        World.Time.Advance(TimeSpan.FromMinutes(1));
        await TalkAsync(Cast.Amara, Cast.Tomas, 2);

        Assert.Equal((0, 5), (await Queries.UnreadAsync(Cast.Priya, default), await Queries.UnreadAsync(Cast.Tomas, default)));
        Assert.Equal(5, (await World.Get<BadgeQueries>().OfAsync(Cast.Tomas, default)).Unread);
        await Commands.ReadAsync(Cast.Tomas, id, 2, default);
        Assert.Equal(3, await Queries.UnreadAsync(Cast.Tomas, default));
        await Commands.ReadAsync(Cast.Tomas, id, 3, default);
        Assert.Equal([2, 0], (await Queries.ListAsync(Cast.Tomas, 10, default)).Rows.Select(r => r.Unread));
    }

    [Fact]
    public async Task Two_who_work_together_do_so_whatever_one_asks_of_the_other_besides()
    {
        var id = await TalkAsync(Cast.Priya, Cast.Tomas, 1);
        var together = Situations.Together(Cast.Tomas, Cast.Priya, World.Now);
        var asked = Relationship.Send(RelationshipId.New(), Cast.Priya, Cast.Tomas, Cast.Tomas, Situations.Brief, World.Now.AddDays(1)).Value;
        await World.SaveAsync(async db => await db.AddRangeAsync(together, asked));

        var with = (await Queries.InAsync(Cast.Priya, id, default))!;

        Assert.Equal((together.Id, true), (with.Relationship, with.Together));
    }

    [Fact]
    public async Task A_read_mark_never_goes_back_and_never_beyond_what_was_written()
    {
        var id = await TalkAsync(Cast.Priya, Cast.Tomas, 4);

        foreach (var upTo in (int[])[3, 1, 99, 2])
            Assert.True((await Commands.ReadAsync(Cast.Tomas, id, upTo, default)).Succeeded);

        Assert.Equal(4, await MarkAsync(id, Cast.Tomas));
    }

    [Fact]
    public async Task Screens_that_report_at_once_leave_the_furthest_mark()
    {
        var id = await TalkAsync(Cast.Priya, Cast.Tomas, 4);

        await Task.WhenAll(Enumerable.Range(1, 4).Select(n => Task.Run(() => Commands.ReadAsync(Cast.Tomas, id, n, default))));

        Assert.Equal(4, await MarkAsync(id, Cast.Tomas));
    }

    [Fact]
    public async Task Ones_own_answer_does_not_move_the_time_of_reading()
    {
        var id = await TalkAsync(Cast.Priya, Cast.Tomas, 1);
        World.Time.Advance(TimeSpan.FromMinutes(2));
        await Commands.ReadAsync(Cast.Tomas, id, 1, default);
        World.Time.Advance(TimeSpan.FromMinutes(5));
        await TalkAsync(Cast.Tomas, Cast.Priya, 1);
        await Commands.ReadAsync(Cast.Tomas, id, 2, default);

        var seen = (await Queries.NewestAsync(Cast.Priya, id, default)).Value;

        Assert.Equal((1, FakeTime.Start.AddMinutes(2)), (seen.OthersMark, seen.OthersReadAt));
    }

    [Fact]
    public async Task Stretches_of_a_long_conversation_fit_together()
    {
        var id = await TalkAsync(Cast.Priya, Cast.Tomas, 120);

        var newest = (await Queries.NewestAsync(Cast.Tomas, id, default)).Value.Lines;
        var earlier = (await Queries.EarlierAsync(Cast.Tomas, id, 71, default)).Value.Lines;
        var oldest = (await Queries.EarlierAsync(Cast.Tomas, id, 21, default)).Value.Lines;
        var newer = (await Queries.LaterAsync(Cast.Tomas, id, 118, default)).Value.Lines;

        Assert.Equal(Enumerable.Range(1, 120).Cast<int?>(), oldest.Concat(earlier).Concat(newest).Select(l => l.Sequence));
        Assert.Equal([119, 120], newer.Select(l => l.Sequence));
    }

    [Fact]
    public async Task The_list_shows_the_newest_conversation_first_and_says_when_there_is_more()
    {
        await TalkAsync(Cast.Priya, Cast.Tomas, 1);
        World.Time.Advance(TimeSpan.FromMinutes(1));
        await TalkAsync(Cast.Amara, Cast.Priya, 2);

        var both = await Queries.ListAsync(Cast.Priya, 2, default);
        var one = await Queries.ListAsync(Cast.Priya, 1, default);

        var (amara, tomas) = ((await World.MemberAsync(Cast.Amara)).Name, (await World.MemberAsync(Cast.Tomas)).Name);
        Assert.Equal([(amara, "Line 2", false, 2), (tomas, "Line 1", true, 0)], both.Rows.Select(r => (r.Name, r.LastLine, r.LastIsOwn, r.Unread)));
        Assert.Equal((false, true), (both.HasMore, one.HasMore));
        Assert.Equal(amara, Assert.Single(one.Rows).Name);
    }

    [Fact]
    public async Task Before_a_relationship_the_conversation_is_a_question_and_may_become_a_request()
    {
        var toBe = (await Queries.WithAsync(Cast.Priya, Cast.Tomas, default))!;
        var id = await TalkAsync(Cast.Priya, Cast.Tomas, 1);
        var asked = (await Queries.WithAsync(Cast.Tomas, Cast.Priya, default))!;

        Assert.Equal((true, true), (toBe.Asked, toBe.MayRequest));
        Assert.Null(toBe.Conversation);
        Assert.Null(toBe.WhyNot);
        Assert.Null(toBe.Relationship);
        Assert.Equal(id, asked.Conversation);
        Assert.Equal((false, false), (asked.Asked, asked.MayRequest));
        Assert.Null(await Queries.WithAsync(Cast.Priya, Cast.Morgan, default));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddSingleton<BadgeQueries>().AddConversations(configuration).Configure<MessagingOptions>(o => o.SendsPerMinute = 0);

    private async Task<ConversationId> TalkAsync(MemberId author, MemberId other, int lines)
    {
        ConversationId id = default;
        for (var n = 1; n <= lines; n++)
            id = (await Commands.WriteToAsync(author, other, new Outgoing(MessageId.New(), $"Line {n}"), default)).Value.Conversation;
        return id;
    }

    private Task<int> MarkAsync(ConversationId id, MemberId reader) =>
        World.ReadAsync(db => db.ReadMarks.Where(r => r.ConversationId == id && r.MemberId == reader).Select(r => r.Sequence).SingleAsync());
}

public sealed class SqliteReadingStorageTests() : ReadingStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresReadingStorageTests() : ReadingStorage(Provider.Postgres);
