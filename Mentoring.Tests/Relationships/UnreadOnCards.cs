using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Features.Relationships;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Relationships;

/// <summary>What a dashboard says of messages (spec §6).</summary>
public abstract class UnreadOnCards(Provider provider) : RelationshipSuite(provider)
{
    private ConversationCommands Talking => World.Get<ConversationCommands>();

    [Fact]
    public async Task Each_card_counts_what_its_other_person_wrote_and_nobody_else()
    {
        await AcceptedAsync(Cast.Priya, Cast.Tomas);
        await AcceptedAsync(Cast.Amara, Cast.Tomas);
        await WriteAsync(Cast.Priya, Cast.Tomas);
        var conversation = await WriteAsync(Cast.Priya, Cast.Tomas);
        await WriteAsync(Cast.Tomas, Cast.Priya);

        Assert.Equal([(Cast.Amara, 0), (Cast.Priya, 2)], await UnreadAsync(Cast.Tomas));
        Assert.Equal([(Cast.Tomas, 1)], await UnreadAsync(Cast.Priya));

        await Talking.ReadAsync(Cast.Tomas, conversation, 2, default);

        Assert.All(await UnreadAsync(Cast.Tomas), r => Assert.Equal(0, r.Unread));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        base.Register(services, configuration);
        services.AddConversations(configuration);
    }

    private async Task<ConversationId> WriteAsync(MemberId author, MemberId other) =>
        (await Talking.WriteToAsync(author, other, new Outgoing(MessageId.New(), "Hello"), default)).Value.Conversation;

    private async Task<IEnumerable<(MemberId Other, int Unread)>> UnreadAsync(MemberId me)
    {
        var dashboard = await Queries.DashboardAsync(me, TimeZoneInfo.Utc, RelationshipQueries.EndedShown, default);
        return dashboard.Active.Select(r => (r.Other.Id, r.Unread)).OrderBy(r => r.Unread);
    }
}

public sealed class SqliteUnreadOnCardsTests() : UnreadOnCards(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresUnreadOnCardsTests() : UnreadOnCards(Provider.Postgres);
