using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Mentoring.Tests.Hubs;

/// <summary>A client of the hub as any language could write one: SignalR's JSON protocol on a WebSocket.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _asked = new(StringComparer.Ordinal);
    private readonly Channel<(string Target, JsonElement[] Arguments)> _calls = Channel.CreateUnbounded<(string, JsonElement[])>();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<string, JsonElement[]>? _called;
    private Task _listening = Task.CompletedTask;
    private int _last;

    private HubClient()
    {
    }

    /// <summary>Done when the connection has ended, whoever ended it.</summary>
    public Task Over => _over.Task.WaitAsync(Patience);

    /// <summary>Whether it has ended already, or is about to because it was cut.</summary>
    public bool IsOver => _over.Task.IsCompleted || _socket.State == WebSocketState.Aborted;

    /// <summary>Connects with a token in the header, or in the address as browsers do; throws a <see cref="WebSocketException"/> when it is not let in.</summary>
    public static async Task<HubClient> ConnectAsync(Uri app, string? token, bool inAddress = false, string? cookie = null, Action<string, JsonElement[]>? called = null)
    {
        var client = new HubClient { _called = called };
        if (token is not null && !inAddress)
            client._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        if (cookie is not null)
            client._socket.Options.SetRequestHeader("Cookie", cookie);
        var address = new UriBuilder(app) { Scheme = "ws", Path = "/hubs/messages", Query = inAddress ? $"access_token={token}" : string.Empty };
        using var patience = new CancellationTokenSource(Patience);
        await client._socket.ConnectAsync(address.Uri, patience.Token);
        client._listening = client.ListenAsync();
        await client.WriteAsync("""{"protocol":"json","version":1}""");
        return client;
    }

    /// <summary>Calls a method and returns its answer as it came.</summary>
    public async Task<JsonElement> AskAsync(string method, params object?[] arguments)
    {
        var id = $"{Interlocked.Increment(ref _last)}";
        var asked = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (IsOver)
            throw new InvalidOperationException("The connection has ended.");
        await WriteAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        return await asked.Task.WaitAsync(Patience);
    }

    /// <summary>Waits for the next call of a method that is as wanted, passing over others.</summary>
    public async Task<JsonElement[]> CalledAsync(string method, Func<JsonElement[], bool>? wanted = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var (target, arguments) in _calls.Reader.ReadAllAsync(patience.Token))
        {
            if (target == method && wanted?.Invoke(arguments) != false)
                return arguments;
        }

        throw new InvalidOperationException($"The connection ended before {method} was called.");
    }

    /// <summary>Breaks the connection without a word.</summary>
    public void Cut() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
    }

    private async Task WriteAsync(string message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, default);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ListenAsync()
    {
        var heard = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, default) is { MessageType: not WebSocketMessageType.Close } received)
            {
                heard.Write(buffer, 0, received.Count);
                if (!received.EndOfMessage)
                    continue;
                foreach (var message in Encoding.UTF8.GetString(heard.GetBuffer(), 0, (int)heard.Length).Split(End, StringSplitOptions.RemoveEmptyEntries))
                    Take(JsonDocument.Parse(message).RootElement);
                heard.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut
        }
        finally
        {
            _calls.Writer.TryComplete();
            foreach (var asked in _asked.Values)
                asked.TrySetException(new InvalidOperationException("The connection ended before the answer came."));
            _over.TrySetResult();
        }
    }

    private void Take(JsonElement message)
    {
        var kind = message.TryGetProperty("type", out var type) ? type.GetInt32() : 0;
        if (kind == 1 && _called is not null)
            _called(message.GetProperty("target").GetString()!, [.. message.GetProperty("arguments").EnumerateArray()]);
        else if (kind == 1)
            _calls.Writer.TryWrite((message.GetProperty("target").GetString()!, [.. message.GetProperty("arguments").EnumerateArray()]));
        else if (kind == 3 && _asked.TryRemove(message.GetProperty("invocationId").GetString()!, out var asked))
        {
            if (message.TryGetProperty("error", out var error))
                asked.SetException(new InvalidOperationException(error.GetString()));
            else
                asked.SetResult(message.GetProperty("result"));
        }
    }
}
