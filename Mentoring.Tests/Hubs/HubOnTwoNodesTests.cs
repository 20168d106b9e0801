using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.AccessTokens;
using Mentoring.Web.Features.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Hubs;

/// <summary>Two servers on one PostgreSQL: Priya's client is on the first, Tomas' on the second.</summary>
[Trait(Categories.Name, Categories.Postgres)]
public sealed class HubOnTwoNodesTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private RunningApp _first = null!;
    private RunningApp _second = null!;

    [Fact]
    public async Task Messages_typing_and_revoking_reach_the_other_node()
    {
        await using var priya = await ConnectAsync(_first, Cast.Priya);
        await using var tomas = await ConnectAsync(_second, Cast.Tomas);

        var sent = await priya.AskAsync("SendTo", Cast.Tomas.Value, Guid.CreateVersion7(), "Hello");
        var conversation = sent.GetProperty("value").GetProperty("conversation").GetGuid();
        await tomas.CalledAsync("Changed", a => a[0].GetProperty("conversation").GetGuid() == conversation);
        await tomas.AskAsync("Send", conversation, Guid.CreateVersion7(), "Welcome", null);
        await priya.CalledAsync("Changed", a => a[0].GetProperty("lines").EnumerateArray().Any(l => l.GetProperty("text").GetString() == "Welcome"));
        await priya.AskAsync("Typing", conversation);
        await tomas.CalledAsync("Typing");

        var tokens = _first.Services.GetRequiredService<AccessTokenCommands>();
        var token = Assert.Single(await _first.Services.GetRequiredService<AccessTokenQueries>().ListAsync(Cast.Tomas, default));
        Assert.True((await tokens.RevokeAsync(Cast.Tomas, token.Id, default)).Succeeded);
        await tomas.CalledAsync("Closed");
        await tomas.Over;
    }

    [Fact]
    public async Task Each_node_pushes_everything_in_one_order_whoever_stored_it()
    {
        var conversation = (await _first.Services.GetRequiredService<ConversationCommands>()
            .WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Hello"), default)).Value.Conversation.Value;
        await using var priya = await ConnectAsync(_first, Cast.Priya);
        await using var tomas = await ConnectAsync(_second, Cast.Tomas);

        await Task.WhenAll(Enumerable.Range(1, 50).SelectMany(n => new[]
        {
            priya.AskAsync("Send", conversation, Guid.CreateVersion7(), $"P{n}", null),
            tomas.AskAsync("Send", conversation, Guid.CreateVersion7(), $"T{n}", null),
        }));

        Assert.Equal(await RevisionsAsync(priya, 101), await RevisionsAsync(tomas, 101));
    }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithAsync(Provider.Postgres, People.CastNow);
        var settings = new Dictionary<string, string?> { ["Messaging:SendsPerMinute"] = "0" };
        _first = await RunningApp.StartAsync(_database, settings);
        _second = await RunningApp.StartAsync(_database, settings);
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task<HubClient> ConnectAsync(RunningApp app, MemberId member)
    {
        var client = await HubClient.ConnectAsync(app.Address, (await app.Services.GetRequiredService<AccessTokenCommands>().IssueAsync(member, "Test", default)).Value);
        await client.AskAsync("Conversations", 1);
        return client;
    }

    /// <summary>The revisions in the order in which they were pushed, without repetitions.</summary>
    private static async Task<IReadOnlyList<int>> RevisionsAsync(HubClient client, int until)
    {
        List<int> revisions = [];
        while (revisions.Count == 0 || revisions[^1] < until)
            revisions.AddRange((await client.CalledAsync("Changed"))[0].GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("revision").GetInt32()));
        Assert.Equal(revisions.Order(), revisions);
        return [.. revisions.Distinct()];
    }
}
