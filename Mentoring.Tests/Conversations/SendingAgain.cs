using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Conversations;

/// <summary>Whoever sends the same message again has its answer, and is never told that they send too fast.</summary>
public abstract class SendingAgain(Provider provider) : ProviderSuite(provider)
{
    private ConversationCommands Commands => World.Get<ConversationCommands>();

    [Fact]
    public async Task What_is_sent_again_is_answered_as_the_first_time_however_fast()
    {
        var (first, second) = (new Outgoing(MessageId.New(), "One"), new Outgoing(MessageId.New(), "Two"));
        var opened = await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, first, default);
        var sent = await Commands.SendAsync(Cast.Priya, opened.Value.Conversation, second, default);
        Assert.IsType<SendingTooFast>((await Commands.SendAsync(Cast.Priya, opened.Value.Conversation, new Outgoing(MessageId.New(), "Three"), default)).Problem);

        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(opened.Value, (await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, first, default)).Value);
            Assert.Equal(sent.Value, (await Commands.SendAsync(Cast.Priya, opened.Value.Conversation, second, default)).Value);
        }

        Assert.Equal(2, await World.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task What_comes_again_while_it_is_being_stored_waits_for_the_first_answer()
    {
        var conversation = (await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "One"), default)).Value.Conversation;
        var what = new Outgoing(MessageId.New(), "Two");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Commands.SendAsync(Cast.Priya, conversation, what, default)));

        Assert.All(answers, a => Assert.Equal(2, a.Value.Sequence));
        Assert.Equal(2, await World.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task The_id_of_somebody_elses_message_is_no_way_round_the_limit()
    {
        var what = new Outgoing(MessageId.New(), "One");
        var conversation = (await Commands.WriteToAsync(Cast.Tomas, Cast.Priya, what, default)).Value.Conversation;
        await Commands.SendAsync(Cast.Priya, conversation, new Outgoing(MessageId.New(), "Two"), default);
        await Commands.SendAsync(Cast.Priya, conversation, new Outgoing(MessageId.New(), "Three"), default);

        Assert.IsType<SendingTooFast>((await Commands.SendAsync(Cast.Priya, conversation, what, default)).Problem);
    }

    [Fact]
    public async Task The_id_of_a_message_elsewhere_is_taken_and_no_answer_to_this_one()
    {
        var (first, second) = (new Outgoing(MessageId.New(), "One"), new Outgoing(MessageId.New(), "Two"));
        var tomas = (await Commands.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Hello"), default)).Value.Conversation;
        var amara = (await Commands.WriteToAsync(Cast.Priya, Cast.Amara, first, default)).Value.Conversation;
        Assert.Equal(tomas, (await Commands.SendAsync(Cast.Priya, tomas, second, default)).Value.Conversation);
        Assert.IsType<MessageIdTaken>((await Commands.SendAsync(Cast.Priya, amara, second, default)).Problem);

        Assert.IsType<MessageIdTaken>((await Commands.SendAsync(Cast.Priya, tomas, first, default)).Problem);
        Assert.IsType<MessageIdTaken>((await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, first, default)).Problem);
        Assert.IsType<MessageIdTaken>((await Commands.WriteToAsync(Cast.Priya, Cast.George, first, default)).Problem);
        Assert.Equal(amara, (await Commands.WriteToAsync(Cast.Priya, Cast.Amara, first, default)).Value.Conversation);
        Assert.Equal(3, await World.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Who_asks_again_and_again_beyond_the_limit_is_refused_without_being_looked_up()
    {
        var (first, second) = (new Outgoing(MessageId.New(), "One"), new Outgoing(MessageId.New(), "Two"));
        var conversation = (await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, first, default)).Value.Conversation;
        await Commands.SendAsync(Cast.Priya, conversation, second, default);
        for (var n = 0; n < 20; n++)
            Assert.True((await Commands.SendAsync(Cast.Priya, conversation, first, default)).Succeeded);

        Assert.IsType<SendingTooFast>((await Commands.SendAsync(Cast.Priya, conversation, first, default)).Problem);
        Assert.IsType<SendingTooFast>((await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, first, default)).Problem);
        World.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, first, default)).Succeeded);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddConversations(configuration).Configure<MessagingOptions>(o => (o.SendsPerMinute, o.SendBurst) = (1, 2));
}

public sealed class SqliteSendingAgainTests() : SendingAgain(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSendingAgainTests() : SendingAgain(Provider.Postgres);
