using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace Mentoring.Web.Hubs;

/// <summary>What a follower works with.</summary>
public sealed record HubTools(LiveTopics Live, Presence Presence, ConversationQueries Queries, ViewerQueries Viewers, AccessTokenDoor Door);

/// <summary>Everybody connected to the hub on this node. Once a minute it looks whether they may stay, for what no topic told of.</summary>
public sealed class HubFollowers(IHubContext<MessagesHub, IMessagingClient> hub, HubTools tools, TimeProvider time, ILogger<HubFollowers> logger) : BackgroundService
{
    /// <summary>The most connections of one member on a node.</summary>
    public const int MostConnections = 20;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, HubFollower> _followers = new(StringComparer.Ordinal);

    internal HubFollower Of(HubCallerContext context) =>
        _followers.TryGetValue(context.ConnectionId, out var follower) && !follower.IsClosed ? follower : throw new HubException("This connection is closed.");

    internal async Task ComeAsync(HubCallerContext context)
    {
        var follower = new HubFollower(tools, hub.Clients.Client(context.ConnectionId), context);
        _followers[context.ConnectionId] = follower;
        try
        {
            if (_followers.Values.Count(f => f.Member == follower.Member) > MostConnections)
                await follower.CloseAsync($"There are more than {MostConnections} connections with this account's tokens. Close some first.");
            else
                await follower.BeginAsync();
        }
        catch
        {
            // Nobody says goodbye for a connection that did not come to be
            Leave(context);
            throw;
        }
    }

    internal void Leave(HubCallerContext context)
    {
        if (_followers.TryRemove(context.ConnectionId, out var follower))
            follower.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                foreach (var follower in _followers.Values)
                    await CheckAsync(follower);
            }
            catch (OperationCanceledException)
            {
                // Stopping
            }
        }
    }

    /// <summary>One that cannot be checked, or does not listen, holds up none of the others.</summary>
    private async Task CheckAsync(HubFollower follower)
    {
        try
        {
            await follower.CheckAsync().WaitAsync(Patience);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            // Somebody left meanwhile, or does not listen
        }
        catch (Exception e)
        {
            logger.LogError(e, "A connection of the hub could not be checked");
        }
    }
}
