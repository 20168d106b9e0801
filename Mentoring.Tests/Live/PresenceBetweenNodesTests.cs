using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mentoring.Tests.Live;

/// <summary>Two nodes on one PostgreSQL: Tomas is on the first, Priya looks from the second.</summary>
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PresenceBetweenNodesTests : IAsyncLifetime
{
    private readonly FakeTime _time = new();
    private readonly ConversationId _conversation = ConversationId.New();
    private TestDatabase _database = null!;
    private Node _first = null!;
    private Node _second = null!;

    private Sighting Tomas => _second.Presence.Of(Cast.Tomas);

    [Fact]
    public async Task Coming_writing_and_leaving_show_on_the_other_node()
    {
        var here = await ComeAsync();
        await _second.Live.UntilAsync(Topic.Typing(_conversation), () => _second.Presence.IsTyping(_conversation, Cast.Tomas), () => _first.Presence.Type(_conversation, Cast.Tomas));
        await _second.Live.UntilAsync(Topic.Typing(_conversation), () => !_second.Presence.IsTyping(_conversation, Cast.Tomas), () => _first.Presence.StopTyping(_conversation, Cast.Tomas));

        here.Dispose();
        _time.Advance(Presence.Grace);
        await _second.Live.UntilAsync(Topic.Presence(Cast.Tomas), () => Tomas is { Online: false, Ago: not null }, _first.Presence.Expire);
    }

    [Fact]
    public async Task Somebody_on_both_nodes_stays_online_until_they_left_both()
    {
        var elsewhere = await ComeAsync();
        var here = _second.Presence.Come(Cast.Tomas);
        elsewhere.Dispose();
        _time.Advance(Presence.Grace);
        _first.Presence.Expire();
        Assert.True(Tomas.Online);

        here.Dispose();
        _time.Advance(Presence.Lease);
        _second.Presence.Expire();
        Assert.False(Tomas.Online);
    }

    [Fact]
    public async Task Hiding_on_one_node_hides_on_the_other_at_once()
    {
        await ComeAsync();

        await _second.Live.UntilAsync(Topic.Presence(Cast.Tomas), () => Tomas == Sighting.Unknown, () => _first.Presence.Forget(Cast.Tomas));
    }

    [Fact]
    public async Task The_people_of_a_killed_node_leave_by_themselves_and_those_of_a_living_one_are_renewed()
    {
        await ComeAsync();
        _time.Advance(Presence.Lease - TimeSpan.FromSeconds(1));
        await _second.Live.UntilAsync(Topic.Presence(Cast.Amara), () => _second.Presence.Of(Cast.Amara).Online, () =>
        {
            _first.Presence.Renew();
            _first.Presence.Come(Cast.Amara);
        });
        _time.Advance(TimeSpan.FromSeconds(2));
        _second.Presence.Expire();
        Assert.True(Tomas.Online);

        await _first.KillAsync();
        _time.Advance(Presence.Lease);
        _second.Presence.Expire();

        Assert.Equal((false, TimeSpan.Zero), (Tomas.Online, Tomas.Ago));
    }

    [Fact]
    public async Task Whoever_came_while_the_connections_were_down_is_seen_once_they_are_back()
    {
        await ComeAsync();
        await CutAsync();

        await _second.Live.UntilAsync(Topic.Presence(Cast.Amara), () => _second.Presence.Of(Cast.Amara).Online, () => _first.Presence.Come(Cast.Amara));
    }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.BareAsync(Provider.Postgres);
        (_first, _second) = (await Node.StartAsync(_database, _time), await Node.StartAsync(_database, _time));
    }

    public async Task DisposeAsync()
    {
        await _first.KillAsync();
        await _second.KillAsync();
        await _database.DisposeAsync();
    }

    private async Task<IDisposable> ComeAsync()
    {
        IDisposable? here = null;
        await _second.Live.UntilAsync(Topic.Presence(Cast.Tomas), () => Tomas.Online, () => here = _first.Presence.Come(Cast.Tomas));
        return here!;
    }

    /// <summary>Ends every connection of the nodes, as a restart of the database server does.</summary>
    private async Task CutAsync()
    {
        await using var connection = new NpgsqlConnection(_database.Connection);
        await connection.OpenAsync();
        await using var cut = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        Assert.Equal(4L, await cut.ExecuteScalarAsync());
    }

    private sealed class Node(LiveTopics live, Presence presence, PostgresRelay relay)
    {
        public LiveTopics Live => live;

        public Presence Presence => presence;

        public static async Task<Node> StartAsync(TestDatabase database, TimeProvider time)
        {
            var live = new LiveTopics(TimeProvider.System, NullLogger<LiveTopics>.Instance);
            var presence = new Presence(live, time);
            var settings = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
            var relay = new PostgresRelay(live, presence, settings, TimeProvider.System, NullLogger<PostgresRelay>.Instance);
            await relay.StartAsync(default);
            return new Node(live, presence, relay);
        }

        /// <summary>It says nothing any more, as if its process had been killed.</summary>
        public Task KillAsync() => relay.StopAsync(default);
    }
}
