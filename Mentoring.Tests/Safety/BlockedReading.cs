using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Mentoring.Web.Safety;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Safety;

/// <summary>What people kept apart read is their own affair.</summary>
public abstract class BlockedReading(Provider provider) : ProviderSuite(provider)
{
    private BlockCommands Blocks => World.Get<BlockCommands>();

    private ConversationCommands Commands => World.Get<ConversationCommands>();

    private ConversationQueries Queries => World.Get<ConversationQueries>();

    [Fact]
    public async Task After_a_block_neither_hears_what_the_other_reads_and_nothing_between_them_counts_as_unread()
    {
        var conversation = await BothWriteAsync();
        Assert.Equal((1, 1), (await Queries.UnreadAsync(Cast.Priya, default), await Queries.UnreadAsync(Cast.Tomas, default)));
        await DoneAsync(Blocks.BlockAsync(Cast.Priya, Cast.Tomas, default));

        foreach (var reader in new[] { Cast.Priya, Cast.Tomas })
        {
            Assert.Equal(0, await Queries.UnreadAsync(reader, default));
            Assert.Equal(0, Assert.Single((await Queries.ListAsync(reader, 10, default)).Rows).Unread);
            await DoneAsync(Commands.DeliveredAsync(reader, conversation, 2, default));
            await DoneAsync(Commands.ReadAsync(reader, conversation, 2, default));
            await Commands.DeliveredAsync(reader, default);
        }

        Assert.Equal((0, 0), await HeardAsync(Cast.Priya, conversation));
        Assert.Equal((0, 0), await HeardAsync(Cast.Tomas, conversation));
    }

    [Fact]
    public async Task What_was_read_before_a_block_stays_read()
    {
        var conversation = await BothWriteAsync();
        await DoneAsync(Commands.ReadAsync(Cast.Priya, conversation, 1, default));

        await DoneAsync(Blocks.BlockAsync(Cast.Priya, Cast.Tomas, default));

        Assert.Equal((1, 1), await HeardAsync(Cast.Tomas, conversation));
    }

    [Fact]
    public async Task When_a_block_is_taken_back_things_are_unread_again_and_marks_move_again()
    {
        var conversation = await BothWriteAsync();
        await DoneAsync(Blocks.BlockAsync(Cast.Priya, Cast.Tomas, default));
        await DoneAsync(Commands.ReadAsync(Cast.Priya, conversation, 1, default));
        await DoneAsync(Blocks.UnblockAsync(Cast.Priya, Cast.Tomas, default));
        Assert.Equal(1, await Queries.UnreadAsync(Cast.Priya, default));

        await DoneAsync(Commands.ReadAsync(Cast.Priya, conversation, 1, default));

        Assert.Equal((1, 1), await HeardAsync(Cast.Tomas, conversation));
        Assert.Equal(0, await Queries.UnreadAsync(Cast.Priya, default));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddConversations(configuration).AddSafety();

    private static async Task DoneAsync(Task<Result> verb) => Assert.Null((await verb).Problem);

    /// <summary>A message of Tomas's, then one of Priya's.</summary>
    private async Task<ConversationId> BothWriteAsync()
    {
        var conversation = default(ConversationId);
        foreach (var (author, other) in new[] { (Cast.Tomas, Cast.Priya), (Cast.Priya, Cast.Tomas) })
            conversation = (await Commands.WriteToAsync(author, other, new Outgoing(MessageId.New(), "Hello"), default)).Value.Conversation;
        return conversation;
    }

    /// <summary>How far what this person wrote was read and has arrived, as far as they are told.</summary>
    private async Task<(int Read, int Delivered)> HeardAsync(MemberId author, ConversationId conversation)
    {
        var thread = (await Queries.NewestAsync(author, conversation, default)).Value;
        return (thread.OthersMark, thread.OthersDelivered);
    }
}

public sealed class SqliteBlockedReadingTests() : BlockedReading(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresBlockedReadingTests() : BlockedReading(Provider.Postgres);
