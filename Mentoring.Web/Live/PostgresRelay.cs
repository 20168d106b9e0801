using System.Threading.Channels;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mentoring.Web.Live;

/// <summary>Carries announcements and presence between the nodes of one programme by PostgreSQL's LISTEN and NOTIFY.</summary>
internal sealed class PostgresRelay(LiveTopics topics, Presence presence, IConfiguration configuration, TimeProvider time, ILogger<PostgresRelay> logger) : BackgroundService
{
    private readonly string _node = Guid.CreateVersion7().ToString("N");
    private readonly string _connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Mentoring"))
    {
        // A connection that died without saying so is noticed, rather than waited on for ever
        KeepAlive = 10,
        TcpKeepAlive = true,
    }.ConnectionString;

    /// <summary>Rings when something waits to be sent; ringing twice is ringing once.</summary>
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly RelayLine[] _lines =
    [
        // Whatever was announced while nobody listened is read again
        new("mentoring_topics") { Merges = true, Received = (_, names) => Hear(topics, names), Listening = topics.TellAll },
        new("mentoring_presence") { Received = presence.Hear, Listening = presence.Meet },
    ];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        topics.IsDeaf = true;
        topics.Relay = announced =>
        {
            foreach (var topic in announced)
                _lines[0].Send(topic.Name);
            _bell.Writer.TryWrite(true);
        };
        topics.RelayInside = NotifyInsideAsync;
        presence.Relay = news =>
        {
            _lines[1].Send(news);
            _bell.Writer.TryWrite(true);
        };
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepOnAsync(ListenAsync, stoppingToken), KeepOnAsync(SendAsync, stoppingToken));

    private Task KeepOnAsync(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken stoppingToken) => Tireless.RunAsync("The relay between nodes", async stopping =>
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(stopping);
        await work(connection, stopping);
    }, time, logger, stoppingToken);

    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        connection.Notification += (_, e) => Receive(e.Channel, e.Payload);
        await using (var listen = new NpgsqlCommand(string.Join(';', _lines.Select(l => $"LISTEN {l.Channel}")), connection))
            await listen.ExecuteNonQueryAsync(stopping);
        try
        {
            foreach (var line in _lines)
                line.Listening();
            topics.IsDeaf = false;
            while (true)
                await connection.WaitAsync(stopping);
        }
        finally
        {
            topics.IsDeaf = true;
        }
    }

    private void Receive(string channel, string payload)
    {
        var parts = payload.Split('|');
        if (parts[0] != _node)
            Array.Find(_lines, l => l.Channel == channel)?.Received(parts[0], parts[1..]);
    }

    private async Task SendAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        do
        {
            _bell.Reader.TryRead(out _);
            foreach (var line in _lines)
            {
                // What could not be sent is sent again once there is a connection; hearing it twice is harmless
                for (; (line.Unsent ??= line.Next(_node)) is { } message; line.Unsent = null)
                    await NotifyAsync(connection, line.Channel, message, stopping);
            }
        }
        while (await _bell.Reader.WaitToReadAsync(stopping));
    }

    private static void Hear(LiveTopics topics, string[] names)
    {
        if (names.Contains(RelayLine.Everything, StringComparer.Ordinal))
            topics.TellAll();
        else
            topics.TellFromElsewhere([.. names.Select(Topic.Named)]);
    }

    /// <summary>Says it inside a transaction: other nodes hear of it exactly if it is committed, whatever becomes of this process then.</summary>
    private async Task NotifyInsideAsync(MentoringDb db, IReadOnlyCollection<Topic> announced, CancellationToken cancel)
    {
        foreach (var message in RelayLine.Messages(_node, announced.Select(t => t.Name).Distinct(StringComparer.Ordinal)))
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({_lines[0].Channel}, {message})", cancel);
    }

    private static async Task NotifyAsync(NpgsqlConnection connection, string channel, string message, CancellationToken stopping)
    {
        await using var notify = new NpgsqlCommand("SELECT pg_notify(@channel, @payload)", connection);
        notify.Parameters.AddWithValue("channel", channel);
        notify.Parameters.AddWithValue("payload", message);
        await notify.ExecuteNonQueryAsync(stopping);
    }
}
