using Mentoring.Tests.Support;
using HubDoor = Mentoring.Web.Security.AccessTokens;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>The servers of a part and everybody connected to them.</summary>
internal static class Stage
{
    /// <summary>A chat server with its archive in a durable PostgreSQL of its own, and two people a pair who are online.</summary>
    public static async Task<(ProsodyServer Server, List<XmppClient> Clients)> ProsodyAsync(int pairs)
    {
        var server = await ProsodyServer.StartAsync(await PostgresServer.StartDurableAsync(), pairs * 2);
        return (server, [.. Enumerable.Range(0, pairs * 2).Select(i => new XmppClient(server.Port, $"u{i}", ProsodyServer.Password, $"u{i ^ 1}"))]);
    }

    /// <summary>These people of a crowd at the hub, each with a token of their own.</summary>
    public static List<HubClient> Hub(Uri address, Crowd crowd, IEnumerable<int> people) =>
        [.. people.Select(i => new HubClient(address, HubDoor.HubPath, crowd.Tokens[i], crowd.People[i].Id.Value, crowd.ConversationOf(i).Value))];

    public static List<HubClient> Relayed(Relay relay, int pairs)
    {
        var conversations = Enumerable.Range(0, pairs).Select(_ => Guid.CreateVersion7()).ToList();
        var clients = Enumerable.Range(0, pairs * 2).Select(i => new HubClient(relay.Address, Relay.Path, null, Guid.CreateVersion7(), conversations[i / 2])).ToList();
        for (var i = 0; i < clients.Count; i++)
            clients[i].Call("Join", $"[\"{conversations[i / 2]}\"]");
        return clients;
    }
}
