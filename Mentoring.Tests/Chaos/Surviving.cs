using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Mentoring.Tests.Chaos;

/// <summary>
/// Twenty clients write, change, delete and lose their lines while servers are killed (SIGKILL) and started again. In the end every client shows what the
/// database has, and every message that was answered for is there once, at the place the answer gave; see docs/development.md for running it many times.
/// </summary>
public abstract class Surviving(Provider provider, int nodes, ITestOutputHelper output)
{
    private const int Clients = 20;
    private const int Wishes = 60;
    private const int Kills = 4;

    private readonly int _seed = Random.Shared.Next();

    [Fact]
    public async Task Whatever_breaks_every_answered_message_is_there_once_and_all_clients_show_the_same()
    {
        try
        {
            await using var world = await ChaosWorld.MakeAsync(provider);
            await using var servers = await ChaosNodes.StartAsync(world.Database, nodes);
            var clients = Enumerable.Range(0, Clients).Select(n => Client(world, servers, n)).ToList();
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
                await Task.WhenAll([KillAsync(servers, patience.Token), .. clients.Select(c => Task.Run(() => c.WriteAsync(Wishes, patience.Token)))]);
                await Task.WhenAll(clients.Select(c => c.SettleAsync(patience.Token)));
                await AssertAsync(world, clients);
                Assert.Empty(servers.Failures);
                output.WriteLine($"Seed {_seed}: {clients.Sum(c => c.Stored.Count)} messages, {clients.Sum(c => c.Connections)} connections");
            }
            finally
            {
                foreach (var client in clients)
                    await client.DisposeAsync();
            }
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"With the seed {_seed}: {e.Message}", e);
        }
    }

    private ChaosClient Client(ChaosWorld world, ChaosNodes servers, int n)
    {
        // Four people have two devices
        var member = world.Members[n % ChaosWorld.People];
        return new(member, world.SecretOf(member), [.. world.Pairs.Where(p => p.One == member || p.Other == member)], servers, new Random(_seed + n));
    }

    private async Task KillAsync(ChaosNodes servers, CancellationToken cancel)
    {
        var chance = new Random(_seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(chance.Next(200, 2500))))
                await moment.WaitForNextTickAsync(cancel);
            var node = chance.Next(servers.Count);
            await servers.KillAsync(node);
            await servers.StartAsync(node);
        }
    }

    private static async Task AssertAsync(ChaosWorld world, List<ChaosClient> clients)
    {
        var (conversations, messages) = await world.Database.AskAsync(async db => (
            await db.Conversations.AsNoTracking().ToDictionaryAsync(c => c.Id.Value),
            await db.Messages.AsNoTracking().ToListAsync()));
        var rows = messages.ToDictionary(m => m.Id.Value);
        foreach (var (id, place) in clients.SelectMany(c => c.Stored))
            Assert.Equal(place, (rows[id].ConversationId.Value, rows[id].Sequence));
        Assert.Equal(clients.Sum(c => c.Stored.Count), rows.Count);
        foreach (var (id, text) in clients.SelectMany(c => c.Wanted))
            Assert.Equal((text ?? string.Empty, text is null), (rows[id].Text, rows[id].DeletedAt is not null));
        foreach (var pair in world.Pairs)
        {
            var stored = messages.Where(m => m.ConversationId == pair.Id).OrderBy(m => m.Sequence).ToList();
            Assert.Equal(Enumerable.Range(1, stored.Count), stored.Select(m => m.Sequence));
            Assert.Equal((stored.Count, stored.Max(m => m.Revision)), (conversations[pair.Id.Value].LastSequence, conversations[pair.Id.Value].LastRevision));
            foreach (var client in clients.Where(c => c.Member == pair.One || c.Member == pair.Other))
                await AssertShowsAsync(client, pair, stored);
        }
    }

    /// <summary>What is on the way may still arrive; nothing is asked for.</summary>
    private static async Task AssertShowsAsync(ChaosClient client, Pair pair, List<Message> stored)
    {
        var expected = stored.ToDictionary(m => m.Id.Value, m => new Known(m.Sequence, m.Revision, m.AuthorId.Value, m.Text, m.DeletedAt is not null));
        var shown = client.Shown[pair.Id.Value];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (shown.Count != expected.Count || !expected.All(e => shown.TryGetValue(e.Key, out var known) && known == e.Value))
                await look.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail(await client.TellAsync(pair, expected));
        }
    }
}

[Trait(Categories.Name, Categories.Processes)]
public sealed class SqliteSurvivingTests(ITestOutputHelper output) : Surviving(Provider.Sqlite, nodes: 1, output);

[Trait(Categories.Name, Categories.Processes)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSurvivingTests(ITestOutputHelper output) : Surviving(Provider.Postgres, nodes: 2, output);
