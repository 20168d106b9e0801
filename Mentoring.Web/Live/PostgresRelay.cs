using System.Threading.Channels;
using Npgsql;

namespace Mentoring.Web.Live;

/// <summary>Carries announcements between the nodes of one programme by PostgreSQL's LISTEN and NOTIFY.</summary>
internal sealed class PostgresRelay(LiveTopics topics, IConfiguration configuration, TimeProvider time, ILogger<PostgresRelay> logger) : BackgroundService
{
    private const string ChannelName = "mentoring_topics";

    /// <summary>PostgreSQL takes payloads below 8,000 bytes.</summary>
    private const int TopicsPerPayload = 100;

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly string _node = Guid.CreateVersion7().ToString("N");
    private readonly Channel<Topic> _outgoing = Channel.CreateBounded<Topic>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly string _connection = configuration.GetConnectionString("Mentoring") ?? string.Empty;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        topics.IsDeaf = true;
        topics.Relay = announced =>
        {
            foreach (var topic in announced)
                _outgoing.Writer.TryWrite(topic);
        };
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepOnAsync(ListenAsync, stoppingToken), KeepOnAsync(SendAsync, stoppingToken));

    private async Task KeepOnAsync(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connection);
                await connection.OpenAsync(stopping);
                await work(connection, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or OperationCanceledException)
            {
                logger.LogWarning("The relay between nodes lost its connection ({Reason}); trying again", e.Message);
                await Task.Delay(Retry, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        connection.Notification += (_, e) => Receive(e.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {ChannelName}", connection))
            await listen.ExecuteNonQueryAsync(stopping);

        // Whatever was announced while nobody listened is read again
        topics.IsDeaf = false;
        topics.TellAll();
        try
        {
            while (true)
                await connection.WaitAsync(stopping);
        }
        finally
        {
            topics.IsDeaf = true;
        }
    }

    private void Receive(string payload)
    {
        var parts = payload.Split('|');
        if (parts[0] != _node)
            topics.TellFromElsewhere([.. parts.Skip(1).Select(Topic.Named)]);
    }

    private async Task SendAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        while (await _outgoing.Reader.WaitToReadAsync(stopping))
        {
            var batch = new HashSet<string>(StringComparer.Ordinal);
            while (batch.Count < TopicsPerPayload && _outgoing.Reader.TryRead(out var topic))
                batch.Add(topic.Name);
            await using var notify = new NpgsqlCommand("SELECT pg_notify(@channel, @payload)", connection);
            notify.Parameters.AddWithValue("channel", ChannelName);
            notify.Parameters.AddWithValue("payload", $"{_node}|{string.Join('|', batch)}");
            await notify.ExecuteNonQueryAsync(stopping);
        }
    }
}
