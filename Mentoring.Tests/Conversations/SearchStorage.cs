using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Conversations;

/// <summary>Looking for messages, and the places in a conversation one is led to.</summary>
public abstract class SearchStorage(Provider provider) : ProviderSuite(provider)
{
    private ConversationCommands Commands => World.Get<ConversationCommands>();

    private ConversationQueries Queries => World.Get<ConversationQueries>();

    [Fact]
    public async Task Only_ones_own_messages_are_found_newest_first_and_none_that_were_deleted()
    {
        await SayAsync(Cast.Tomas, Cast.Priya, "The audit plan");
        var (conversation, deleted) = await SayAsync(Cast.Priya, Cast.Tomas, "An audit I took back");
        await SayAsync(Cast.Amara, Cast.Priya, "Plan of the AUDIT");
        await SayAsync(Cast.Amara, Cast.Tomas, "The audit plan of others");
        await Commands.DeleteAsync(Cast.Priya, conversation, deleted, default);

        Assert.Equal(["Plan of the AUDIT", "The audit plan"], await FoundAsync("audit plan"));
        Assert.Empty(await FoundAsync("others"));
        Assert.Empty(await FoundAsync("  "));
    }

    [Fact]
    public async Task Words_are_found_whatever_their_case_and_signs_mean_themselves()
    {
        await SayAsync(Cast.Tomas, Cast.Priya, "ÉCOLE normale, 100% sure_thing");
        await SayAsync(Cast.Tomas, Cast.Priya, "École du soir");
        await SayAsync(Cast.Tomas, Cast.Priya, "une école, 100 sure thing");

        Assert.Equal(3, (await FoundAsync("école")).Count);
        Assert.Equal(3, (await FoundAsync("ÉCOLE")).Count);
        Assert.Single(await FoundAsync("100%"));
        Assert.Single(await FoundAsync("sure_thing"));
    }

    [Fact]
    public async Task More_is_said_to_be_there_when_it_is()
    {
        for (var n = 1; n <= 3; n++)
            await SayAsync(Cast.Tomas, Cast.Priya, $"Line {n}");

        Assert.True((await Queries.SearchAsync(Cast.Priya, SearchWords.Of("line"), 2, default)).HasMore);
        Assert.False((await Queries.SearchAsync(Cast.Priya, SearchWords.Of("line"), 3, default)).HasMore);
    }

    [Fact]
    public async Task Reading_begins_at_what_is_new_even_when_that_is_further_up_than_a_page()
    {
        var conversation = (await SayAsync(Cast.Tomas, Cast.Priya, "Line 1")).Conversation;
        for (var n = 2; n <= 120; n++)
            await SayAsync(Cast.Tomas, Cast.Priya, $"Line {n}");
        await Commands.ReadAsync(Cast.Priya, conversation, 40, default);

        var opening = (await Queries.OpeningAsync(Cast.Priya, conversation, default)).Value;
        Assert.False(opening.Newest);
        Assert.Contains(opening.Lines.Lines, l => l.Sequence == 41);
        Assert.Equal(ConversationQueries.PageSize, opening.Lines.Lines.Count);

        await Commands.ReadAsync(Cast.Priya, conversation, 100, default);
        opening = (await Queries.OpeningAsync(Cast.Priya, conversation, default)).Value;
        Assert.Equal((true, 71, 120), (opening.Newest, opening.Lines.Lines[0].Sequence, opening.Lines.Lines[^1].Sequence));
        Assert.True((await Queries.OpeningAsync(Cast.Tomas, conversation, default)).Value.Newest);
    }

    [Fact]
    public async Task A_place_is_shown_with_what_stands_around_it_to_nobody_but_the_two()
    {
        var conversation = (await SayAsync(Cast.Tomas, Cast.Priya, "Line 1")).Conversation;
        for (var n = 2; n <= 90; n++)
            await SayAsync(Cast.Tomas, Cast.Priya, $"Line {n}");

        var around = (await Queries.AroundAsync(Cast.Priya, conversation, 45, default)).Value.Lines;
        Assert.Equal((21, 70), (around[0].Sequence, around[^1].Sequence));
        Assert.IsType<NotFound>((await Queries.AroundAsync(Cast.Amara, conversation, 45, default)).Problem);
        Assert.IsType<NotFound>((await Queries.OpeningAsync(Cast.Amara, conversation, default)).Problem);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddSingleton<Presence>().AddConversations(configuration);

    private async Task<(ConversationId Conversation, MessageId Id)> SayAsync(MemberId author, MemberId other, string text)
    {
        World.Time.Advance(TimeSpan.FromSeconds(10));
        var id = MessageId.New();
        return ((await Commands.WriteToAsync(author, other, new Outgoing(id, text), default)).Value.Conversation, id);
    }

    private async Task<List<string>> FoundAsync(string words) =>
        [.. (await Queries.SearchAsync(Cast.Priya, SearchWords.Of(words), 20, default)).Rows.Select(r => string.Concat(r.Pieces.Select(p => p.Text)))];
}

public sealed class SqliteSearchStorageTests() : SearchStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSearchStorageTests() : SearchStorage(Provider.Postgres);
