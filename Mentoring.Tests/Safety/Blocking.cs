using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Core.Safety;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Mentoring.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Safety;

public abstract class Blocking(Provider provider) : ProviderSuite(provider)
{
    private BlockCommands Commands => World.Get<BlockCommands>();

    private BlockQueries Queries => World.Get<BlockQueries>();

    private ConversationCommands Conversations => World.Get<ConversationCommands>();

    [Fact]
    public async Task A_block_closes_the_conversation_for_both_and_keeps_it_readable_for_both()
    {
        var conversation = (await WriteAsync(Cast.Tomas, Cast.Priya)).Value.Conversation;

        await DoneAsync(Commands.BlockAsync(Cast.Priya, Cast.Tomas, default));

        Assert.Equal(new CannotWrite("Priya Shah"), await WhyNotAsync(Cast.Tomas, Cast.Priya));
        Assert.IsType<CannotWrite>(await WhyNotAsync(Cast.Priya, Cast.Tomas));
        foreach (var reader in new[] { Cast.Priya, Cast.Tomas })
            Assert.Equal("Hello", Assert.Single((await World.Get<ConversationQueries>().NewestAsync(reader, conversation, default)).Value.Lines).Text);
    }

    [Fact]
    public async Task Unblocking_opens_it_again_unless_the_other_blocked_too()
    {
        await WriteAsync(Cast.Tomas, Cast.Priya);
        await DoneAsync(Commands.BlockAsync(Cast.Priya, Cast.Tomas, default));
        await DoneAsync(Commands.BlockAsync(Cast.Tomas, Cast.Priya, default));

        await DoneAsync(Commands.UnblockAsync(Cast.Priya, Cast.Tomas, default));
        Assert.IsType<CannotWrite>(await WhyNotAsync(Cast.Priya, Cast.Tomas));
        await DoneAsync(Commands.UnblockAsync(Cast.Tomas, Cast.Priya, default));
        Assert.Null(await WhyNotAsync(Cast.Priya, Cast.Tomas));
    }

    [Fact]
    public async Task Blocking_and_unblocking_twice_is_harmless()
    {
        await DoneAsync(Commands.UnblockAsync(Cast.Priya, Cast.Tomas, default));
        await DoneAsync(Commands.BlockAsync(Cast.Priya, Cast.Tomas, default));
        var version = (await World.MemberAsync(Cast.Tomas)).Version;
        await DoneAsync(Commands.BlockAsync(Cast.Priya, Cast.Tomas, default));

        Assert.Equal(version, (await World.MemberAsync(Cast.Tomas)).Version);
        Assert.Single(await Queries.ListAsync(Cast.Priya, default));
    }

    [Fact]
    public async Task Nobody_blocks_themselves_or_somebody_who_is_not_there()
    {
        Assert.IsType<BlockingYourself>((await Commands.BlockAsync(Cast.Priya, Cast.Priya, default)).Problem);
        Assert.IsType<NotFound>((await Commands.BlockAsync(Cast.Priya, MemberId.New(), default)).Problem);
        Assert.Null(await Queries.OfAsync(Cast.Priya, Cast.Priya, default));
        Assert.Null(await Queries.OfAsync(Cast.Priya, MemberId.New(), default));
    }

    [Fact]
    public async Task A_block_is_seen_by_whoever_made_it_and_by_nobody_else()
    {
        await DoneAsync(Commands.BlockAsync(Cast.Priya, Cast.Tomas, default));

        Assert.Equal(Cast.Tomas, Assert.Single(await Queries.ListAsync(Cast.Priya, default)).Id);
        Assert.Empty(await Queries.ListAsync(Cast.Tomas, default));
        Assert.True((await Queries.OfAsync(Cast.Priya, Cast.Tomas, default))!.Blocked);
        Assert.False((await Queries.OfAsync(Cast.Tomas, Cast.Priya, default))!.Blocked);
    }

    [Fact]
    public async Task Both_are_touched_so_that_searches_notice_and_both_screens_are_told()
    {
        await WriteAsync(Cast.Tomas, Cast.Priya);
        World.Time.Advance(TimeSpan.FromSeconds(5));
        var told = new TaskCompletionSource<Problem?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = World.Get<LiveTopics>().Subscribe([Topic.Member(Cast.Tomas)], async () => told.TrySetResult(await WhyNotAsync(Cast.Tomas, Cast.Priya)));

        await DoneAsync(Commands.BlockAsync(Cast.Priya, Cast.Tomas, default));

        Assert.IsType<CannotWrite>(await told.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal((World.Now, World.Now), ((await World.MemberAsync(Cast.Priya)).ChangedAt, (await World.MemberAsync(Cast.Tomas)).ChangedAt));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Working_together_ends_with_the_block_as_if_the_blocker_had_left(bool byMentor)
    {
        var id = await RelatedAsync(accepted: true);
        var (blocker, other) = byMentor ? (Cast.Tomas, Cast.Priya) : (Cast.Priya, Cast.Tomas);
        Assert.Contains("you left", Assert.Single((await Queries.OfAsync(blocker, other, default))!.Warnings), StringComparison.Ordinal);

        await DoneAsync(Commands.BlockAsync(blocker, other, default));

        var ended = await World.ReadAsync(db => db.Relationships.Include(r => r.Events).SingleAsync(r => r.Id == id));
        Assert.Equal((RelationshipStatus.Withdrawn, blocker), (ended.Status, ended.EndedById));
        Assert.Equal(string.Empty, ended.Events[^1].Text);
        Assert.Equal([NoticeKindOfLeaving], await World.ReadAsync(db => db.Notices.Where(n => n.MemberId == other && n.At == World.Now && n.AboutId == blocker).OrderByDescending(n => n.Id).Select(n => n.Kind.ToString()).Take(1).ToListAsync()));
        Assert.Empty((await Queries.OfAsync(blocker, other, default))!.Warnings);
    }

    [Theory]
    [InlineData(true, RelationshipStatus.Withdrawn)]
    [InlineData(false, RelationshipStatus.Declined)]
    public async Task An_open_request_is_taken_back_by_its_sender_or_declined_by_whoever_was_asked(bool bySender, RelationshipStatus expected)
    {
        var id = await RelatedAsync(accepted: false);
        var (blocker, other) = bySender ? (Cast.Priya, Cast.Tomas) : (Cast.Tomas, Cast.Priya);

        await DoneAsync(Commands.BlockAsync(blocker, other, default));

        Assert.Equal(expected, await World.ReadAsync(db => db.Relationships.Where(r => r.Id == id).Select(r => r.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_former_partner_cannot_ask_reopen_or_write_after_a_block()
    {
        var id = await RelatedAsync(accepted: true);
        await WriteAsync(Cast.Tomas, Cast.Priya);
        await DoneAsync(Commands.BlockAsync(Cast.Priya, Cast.Tomas, default));

        var relationships = World.Get<RelationshipCommands>();
        Assert.False((await relationships.ReopenAsync(Cast.Tomas, id, default)).Succeeded);
        Assert.False((await relationships.OfferAsync(Cast.Tomas, Cast.Priya, await BriefAsync(), default)).Succeeded);
        Assert.IsType<CannotWrite>(await WhyNotAsync(Cast.Tomas, Cast.Priya));
    }

    [Fact]
    public async Task Those_who_worked_together_are_no_strangers_once_a_block_is_taken_back()
    {
        var id = await RelatedAsync(accepted: true);
        await DoneAsync(Commands.BlockAsync(Cast.Priya, Cast.Tomas, default));
        await DoneAsync(Commands.UnblockAsync(Cast.Priya, Cast.Tomas, default));
        var with = (await World.Get<ConversationQueries>().WithAsync(Cast.Tomas, Cast.Priya, default))!;
        Assert.Equal((id, World.Now, null), (with.Relationship, with.Ended, with.WhyNot));
    }

    [Fact]
    public async Task Whoever_writes_while_they_are_blocked_writes_nothing_afterwards()
    {
        var conversation = (await WriteAsync(Cast.Tomas, Cast.Priya)).Value.Conversation;

        var writing = Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => WriteAsync(Cast.Tomas, Cast.Priya))));
        await DoneAsync(Task.Run(() => Commands.BlockAsync(Cast.Priya, Cast.Tomas, default)));
        await writing;
        var written = await CountAsync(conversation);

        Assert.IsType<CannotWrite>((await WriteAsync(Cast.Tomas, Cast.Priya)).Problem);
        Assert.Equal(written, await CountAsync(conversation));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddMatching().AddRelationships(configuration).AddConversations(configuration).AddSafety();

    private const string NoticeKindOfLeaving = nameof(Core.Notifications.NoticeKind.PartnerLeft);

    private static async Task DoneAsync(Task<Result> act) => Assert.Null((await act).Problem);

    private Task<Result<SentMessage>> WriteAsync(MemberId author, MemberId other) => Conversations.WriteToAsync(author, other, new Outgoing(MessageId.New(), "Hello"), default);

    private async Task<Problem?> WhyNotAsync(MemberId author, MemberId other) => (await World.Get<ConversationQueries>().WithAsync(author, other, default))?.WhyNot;

    private Task<int> CountAsync(ConversationId id) => World.ReadAsync(db => db.Messages.CountAsync(m => m.ConversationId == id));

    private async Task<RelationshipId> RelatedAsync(bool accepted)
    {
        var relationships = World.Get<RelationshipCommands>();
        var id = (await relationships.SendAsync(Cast.Priya, Cast.Tomas, await BriefAsync(), default)).Value;
        if (accepted)
            Assert.True((await relationships.AcceptAsync(Cast.Tomas, id, default)).Succeeded);
        return id;
    }

    private async Task<Brief> BriefAsync()
    {
        var terms = await World.TaxonomyAsync();
        return Relationships.Situations.Brief with { Areas = TermSet.Of(terms.Find(TermKind.Area, "Leadership")!.Value) };
    }
}

public sealed class SqliteBlockingTests() : Blocking(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresBlockingTests() : Blocking(Provider.Postgres);
