using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Programme;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.AccessTokens;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Hubs;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mentoring.Tests.Hubs;

/// <summary>What one connection follows, by a clock the test moves.</summary>
public sealed class HubFollowerTests() : ProviderSuite(Provider.Sqlite)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private DatabaseAway _contexts = null!;

    [Fact]
    public async Task A_message_that_could_not_be_read_at_once_is_pushed_without_another_one()
    {
        var commands = World.Get<ConversationCommands>();
        var conversation = (await commands.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Hello"), default)).Value.Conversation;
        var client = new Client();
        using var follower = new HubFollower(Tools(), client, await ConnectionAsync());
        await follower.BeginAsync();

        _contexts.Times = 1;
        Assert.True((await commands.SendAsync(Cast.Priya, conversation, new Outgoing(MessageId.New(), "Are you there?"), default)).Succeeded);
        Assert.Equal((0, false), (_contexts.Times, client.Pushed.IsCompleted));
        World.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Are you there?", Assert.Single((await client.Pushed.WaitAsync(Patience)).Lines).Text);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<LiveTopics>().AddSingleton<Presence>().AddSingleton<AccessTokenDoor>().AddSingleton<AccessTokenCommands>()
        .AddSecurity().AddConversations(configuration);

    /// <summary>Whatever is pushed is read through a way to the database that can fail.</summary>
    private HubTools Tools()
    {
        _contexts = new(World.Get<IDbContextFactory<MentoringDb>>());
        var queries = new ConversationQueries(
            _contexts, new ReadingConnections(_contexts), World.Get<ConversationTails>(), World.Time, World.Get<IOptionsMonitor<ProgrammeOptions>>());
        return new(World.Get<LiveTopics>(), World.Get<Presence>(), queries, World.Get<ViewerQueries>(), World.Get<AccessTokenDoor>());
    }

    private async Task<HubCallerContext> ConnectionAsync()
    {
        var secret = (await World.Get<AccessTokenCommands>().IssueAsync(Cast.Tomas, "Test", default)).Value;
        var holder = (await World.Get<AccessTokenDoor>().EnterAsync(secret, default))!;
        return new Connection(new(new ClaimsIdentity([new(MentoringClaims.Member, holder.Member.Value.ToString()), new(MentoringClaims.Token, holder.Token.ToString())], "Test")));
    }

    private sealed class Client : IMessagingClient
    {
        private readonly TaskCompletionSource<HubThread> _pushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<HubThread> Pushed => _pushed.Task;

        public Task Changed(HubThread thread)
        {
            _pushed.TrySetResult(thread);
            return Task.CompletedTask;
        }

        public Task Typing(Guid conversation, Guid member, bool writes) => Task.CompletedTask;

        public Task Presence(HubSighting sighting) => Task.CompletedTask;

        public Task Closed(string reason) => Task.CompletedTask;
    }

    private sealed class Connection(ClaimsPrincipal user) : HubCallerContext
    {
        public override string ConnectionId => "one";

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal User => user;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => default;

        public override void Abort()
        {
            // Nobody is on the line
        }
    }
}
