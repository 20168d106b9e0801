using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.AccessTokens;
using Mentoring.Web.Features.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Hubs;

/// <summary>The running application, and clients of its hub.</summary>
public abstract class HubSuite : IAsyncLifetime
{
    private readonly List<HubClient> _clients = [];

    protected RunningApp App { get; private set; } = null!;

    protected ConversationCommands Commands => App.Services.GetRequiredService<ConversationCommands>();

    protected AccessTokenCommands Tokens => App.Services.GetRequiredService<AccessTokenCommands>();

    public virtual async Task InitializeAsync() => App = await RunningApp.StartAsync(Provider.Sqlite, settings: Settings, also: Also);

    public virtual async Task DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>As fast as they like, unless a test is about that.</summary>
    protected virtual Dictionary<string, string?> Settings => new() { ["Messaging:SendsPerMinute"] = "0" };

    protected virtual void Also(IServiceCollection services)
    {
    }

    protected async Task<string> TokenAsync(MemberId member) => (await Tokens.IssueAsync(member, "Test", default)).Value;

    private protected async Task<HubClient> ConnectAsync(MemberId member) => await ConnectAsync(App, await TokenAsync(member));

    private protected async Task<HubClient> ConnectAsync(RunningApp app, string token)
    {
        var client = await HubClient.ConnectAsync(app.Address, token);
        _clients.Add(client);

        // Answered only once the connection follows what it is to follow
        Assert.True(Ok(await client.AskAsync("Conversations", 1)));
        return client;
    }

    /// <summary>The conversation of Priya and Tomas, with a first message of Priya's.</summary>
    protected async Task<ConversationId> OpenAsync() =>
        (await Commands.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "How did you move into risk?"), default)).Value.Conversation;

    protected static bool Ok(JsonElement answer) => answer.GetProperty("ok").GetBoolean();

    protected static string? ProblemOf(JsonElement answer) => answer.TryGetProperty("problem", out var problem) ? problem.GetProperty("type").GetString() : null;

    /// <summary>The lines of a thread, from an answer or a call.</summary>
    protected static IReadOnlyList<JsonElement> Lines(JsonElement thread) => [.. thread.GetProperty("lines").EnumerateArray()];

    protected static string? TextOf(JsonElement line) => line.GetProperty("text").GetString();

    /// <summary>Waits until a call brings a line with this text.</summary>
    private protected static async Task<JsonElement> SeesAsync(HubClient client, string text)
    {
        var called = await client.CalledAsync("Changed", a => Lines(a[0]).Any(l => TextOf(l) == text));
        return Lines(called[0]).Last(l => TextOf(l) == text);
    }
}
