using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Conversations;

public abstract class ConversationStorage(Provider provider) : ProviderSuite(provider)
{
    private ConversationCommands Commands => World.Get<ConversationCommands>();

    private ConversationQueries Queries => World.Get<ConversationQueries>();

    [Fact]
    public async Task The_first_message_opens_the_one_conversation_of_two_people()
    {
        var asked = await WriteAsync(Cast.Priya, Cast.Tomas, "May I ask you something?");
        var answered = await WriteAsync(Cast.Tomas, Cast.Priya, "Of course.");

        Assert.Equal(asked.Value.Conversation, answered.Value.Conversation);
        Assert.Equal((1, 2), (asked.Value.Sequence, answered.Value.Sequence));
        Assert.Equal(["May I ask you something?", "Of course."], await TextsAsync(asked.Value.Conversation));
    }

    [Fact]
    public async Task Sending_the_same_message_again_stores_it_once_and_answers_as_before()
    {
        var id = MessageId.New();
        var first = await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(id, "Hello"), default);

        var again = await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(id, "Hello"), default);
        var third = await Commands.SendAsync(Cast.Priya, first.Value.Conversation, new Outgoing(id, "Hello"), default);

        Assert.Equal((first.Value, first.Value), (again.Value, third.Value));
        Assert.Single(await TextsAsync(first.Value.Conversation));
    }

    [Fact]
    public async Task The_same_message_sent_ten_times_at_once_is_stored_once()
    {
        var id = MessageId.New();

        var sent = await AllAtOnceAsync(10, _ => Commands.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(id, "Hello"), default));

        Assert.All(sent, s => Assert.Equal(sent[0].Value, s.Value));
        Assert.Single(await TextsAsync(sent[0].Value.Conversation));
    }

    [Fact]
    public async Task An_id_that_belongs_to_another_message_is_refused()
    {
        var id = MessageId.New();
        var first = await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(id, "Hello"), default);

        Assert.IsType<MessageIdTaken>((await Commands.SendAsync(Cast.Tomas, first.Value.Conversation, new Outgoing(id, "Hello"), default)).Problem);
        Assert.IsType<MessageIdTaken>((await Commands.WriteToAsync(Cast.Priya, Cast.Amara, new Outgoing(id, "Hello"), default)).Problem);
        Assert.Null(await Queries.BetweenAsync(Cast.Priya, Cast.Amara, default));
    }

    [Fact]
    public async Task Two_people_writing_first_at_the_same_moment_share_one_conversation()
    {
        var sent = await AllAtOnceAsync(8, n => n % 2 == 0 ? WriteAsync(Cast.Priya, Cast.Tomas, $"P{n}") : WriteAsync(Cast.Tomas, Cast.Priya, $"T{n}"));

        Assert.Single(sent.Select(s => s.Value.Conversation).Distinct());
        Assert.Equal(Enumerable.Range(1, 8), sent.Select(s => s.Value.Sequence).Order());
    }

    [Fact]
    public async Task Two_times_a_hundred_messages_at_once_are_numbered_without_gaps()
    {
        var conversation = (await WriteAsync(Cast.Priya, Cast.Tomas, "Ready?")).Value.Conversation;

        var sent = new ConcurrentBag<int>();
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (n, cancel) =>
            sent.Add((await Commands.SendAsync(n % 2 == 0 ? Cast.Priya : Cast.Tomas, conversation, new Outgoing(MessageId.New(), $"Line {n}"), cancel)).Value.Sequence));

        Assert.Equal(Enumerable.Range(2, 200), sent.Order());
        var stored = await World.ReadAsync(db => db.Messages.Where(m => m.ConversationId == conversation).Select(m => m.Sequence).OrderBy(s => s).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 201), stored);
    }

    [Fact]
    public async Task A_stranger_finds_nothing_to_read_or_to_write_in()
    {
        var id = (await WriteAsync(Cast.Priya, Cast.Tomas, "Between us")).Value.Conversation;

        Assert.IsType<NotFound>((await Commands.SendAsync(Cast.Amara, id, new Outgoing(MessageId.New(), "Let me in"), default)).Problem);
        Assert.IsType<NotFound>((await Commands.ReadAsync(Cast.Amara, id, 1, default)).Problem);
        Assert.IsType<NotFound>((await Queries.NewestAsync(Cast.Amara, id, default)).Problem);
        Assert.IsType<NotFound>((await Queries.ChangesAsync(Cast.Amara, id, 0, default)).Problem);
        Assert.Null(await Queries.InAsync(Cast.Amara, id, default));
        Assert.Empty((await Queries.ListAsync(Cast.Amara, 10, default)).Rows);
        Assert.Single(await TextsAsync(id));
    }

    [Fact]
    public async Task The_limit_of_new_conversations_holds_even_when_all_are_opened_at_once()
    {
        var mentors = await MentorsAsync(12);

        var sent = await AllAtOnceAsync(mentors.Count, n => WriteAsync(Cast.Priya, mentors[n], "Hello"));

        Assert.Equal(10, sent.Count(s => s.Succeeded));
        Assert.All(sent.Where(s => !s.Succeeded), s => Assert.Equal(new TooManyNewConversations(10), s.Problem));
    }

    [Fact]
    public async Task A_day_later_new_conversations_are_open_again_and_old_ones_always_were()
    {
        var mentors = await MentorsAsync(11);
        foreach (var mentor in mentors.Take(10))
            Assert.True((await WriteAsync(Cast.Priya, mentor, "Hello")).Succeeded);

        Assert.True((await WriteAsync(Cast.Priya, mentors[0], "And another thing")).Succeeded);
        Assert.IsType<TooManyNewConversations>((await WriteAsync(Cast.Priya, mentors[10], "Hello")).Problem);
        World.Time.Advance(TimeSpan.FromHours(24));
        Assert.True((await WriteAsync(Cast.Priya, mentors[10], "Hello")).Succeeded);
    }

    [Fact]
    public async Task A_refused_first_message_opens_nothing()
    {
        Assert.IsType<EmptyMessage>((await WriteAsync(Cast.Priya, Cast.Tomas, "  ")).Problem);
        Assert.IsType<NotFound>((await WriteAsync(Cast.Priya, MemberId.New(), "Hello")).Problem);
        Assert.IsType<NotFound>((await WriteAsync(Cast.Priya, Cast.Morgan, "Hello")).Problem);
        Assert.IsType<WritingToYourself>((await WriteAsync(Cast.Priya, Cast.Priya, "Hello")).Problem);
        Assert.False(await World.ReadAsync(db => db.Conversations.AnyAsync()));
    }

    [Fact]
    public async Task What_was_written_with_somebody_who_left_can_be_read_but_not_added_to()
    {
        var id = (await WriteAsync(Cast.Priya, Cast.Tomas, "Hello")).Value.Conversation;
        await World.SaveAsync(async db => (await db.Members.SingleAsync(m => m.Id == Cast.Tomas))
            .SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, World.Now));

        Assert.IsType<NoLongerTakingPart>((await Commands.SendAsync(Cast.Priya, id, new Outgoing(MessageId.New(), "Still there?"), default)).Problem);
        Assert.IsType<NoLongerTakingPart>((await Queries.InAsync(Cast.Priya, id, default))!.WhyNot);
        Assert.Equal(["Hello"], await TextsAsync(id));
    }

    [Fact]
    public async Task Watchers_are_told_after_the_save()
    {
        var told = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = World.Get<LiveTopics>().Subscribe(
            [Topic.Inbox(Cast.Tomas)], async () => told.TrySetResult(await Queries.UnreadAsync(Cast.Tomas, default)));

        await WriteAsync(Cast.Priya, Cast.Tomas, "Hello");
        World.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await told.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddConversations(configuration).Configure<MessagingOptions>(o => o.SendsPerMinute = 0);

    private Task<Result<SentMessage>> WriteAsync(MemberId author, MemberId other, string text) =>
        Commands.WriteToAsync(author, other, new Outgoing(MessageId.New(), text), default);

    private async Task<IEnumerable<string>> TextsAsync(ConversationId id) => (await Queries.NewestAsync(Cast.Priya, id, default)).Value.Lines.Select(l => l.Text);

    private async Task<List<MemberId>> MentorsAsync(int count)
    {
        var mentors = Enumerable.Range(1, count).Select(n => Cast.Extra("Mentor", $"Number {n}", $"mentor{n}@example.org")).ToList();
        mentors.ForEach(m => m.Offer(new MentorOffer(TermSet.Empty, TermSet.Empty, string.Empty, null, null), World.Now));
        await World.SaveAsync(async db => await db.AddRangeAsync(mentors));
        return [.. mentors.Select(m => m.Id)];
    }

    private static Task<T[]> AllAtOnceAsync<T>(int count, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => act(n))));
}

public sealed class SqliteConversationStorageTests() : ConversationStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresConversationStorageTests() : ConversationStorage(Provider.Postgres);
