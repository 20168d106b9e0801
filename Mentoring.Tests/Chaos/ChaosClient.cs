using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Tests.Hubs;

namespace Mentoring.Tests.Chaos;

/// <summary>What a client knows of a message.</summary>
internal sealed record Known(int Sequence, int Revision, Guid Author, string Text, bool Deleted);

/// <summary>Something a client wants done until the answer comes, however often the line breaks.</summary>
internal sealed record Wish(string Method, Guid Conversation, Guid Message, string? Text);

/// <summary>
/// One device of one member: writes, changes and deletes at random, breaks its line, comes back on any node that lives, asks for what it missed,
/// and asks again for whatever was not answered. Its transcript is made of what the hub gives it and of nothing else.
/// </summary>
internal sealed partial class ChaosClient(MemberId member, string secret, IReadOnlyList<Pair> pairs, ChaosNodes nodes, Random chance) : IAsyncDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<Guid, int> _revisions = pairs.ToDictionary(p => p.Id.Value, _ => 0);
    private readonly List<(Guid Conversation, Guid Message)> _own = [];
    private HubClient? _line;

    public MemberId Member => member;

    /// <summary>What this client shows, by conversation and message.</summary>
    public IReadOnlyDictionary<Guid, ConcurrentDictionary<Guid, Known>> Shown { get; } = pairs.ToDictionary(p => p.Id.Value, _ => new ConcurrentDictionary<Guid, Known>());

    /// <summary>Messages that were answered with a place, and that place.</summary>
    public Dictionary<Guid, (Guid Conversation, int Sequence)> Stored { get; } = [];

    /// <summary>The text of a message after its last answered change; null once it was deleted.</summary>
    public Dictionary<Guid, string?> Wanted { get; } = [];

    /// <summary>How often it had to begin anew.</summary>
    public int Connections { get; private set; }

    /// <summary>Does so many things, each until it is answered; about half of the clients lose their line at the end.</summary>
    public async Task WriteAsync(int count, CancellationToken cancel)
    {
        for (var n = 0; n < count; n++)
        {
            await FulfilAsync(Next(n), cancel);
            if (chance.Next(100) < (n == count - 1 ? 50 : 4))
                _line?.Cut();
        }
    }

    /// <summary>Is connected and shows everything up to now, and what is pushed from now on.</summary>
    public async Task SettleAsync(CancellationToken cancel) => await LineAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        if (_line is not null)
            await _line.DisposeAsync();
    }

    private Wish Next(int n)
    {
        var what = chance.Next(100);
        if (_own.Count > 0 && what < 20)
        {
            var (conversation, message) = _own[chance.Next(_own.Count)];
            return what < 15 && Wanted[message] is not null
                ? new("Edit", conversation, message, $"{member.Value:N} changed {n}")
                : new("Delete", conversation, message, null);
        }

        var pair = pairs[chance.Next(pairs.Count)];
        return what < 30 ? new("Read", pair.Id.Value, Guid.Empty, null) : new("Send", pair.Id.Value, Guid.CreateVersion7(), $"{member.Value:N} says {n}");
    }

    private async Task FulfilAsync(Wish wish, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var line = await LineAsync(cancel);
                var answer = await (wish.Method switch
                {
                    "Send" => line.AskAsync("Send", wish.Conversation, wish.Message, wish.Text, null),
                    "Edit" => line.AskAsync("Edit", wish.Conversation, wish.Message, wish.Text),
                    "Delete" => line.AskAsync("Delete", wish.Conversation, wish.Message),
                    _ => line.AskAsync("Read", wish.Conversation, Shown[wish.Conversation].Count),
                });
                Note(wish, answer);
                return;
            }
            catch (Exception e) when (IsBroken(e))
            {
                await DropAsync();
            }
        }
    }

    private void Note(Wish wish, JsonElement answer)
    {
        Assert.True(answer.TryGetProperty("ok", out var ok), answer.GetRawText());
        if (!ok.GetBoolean())
        {
            // A message that was deleted before cannot be changed any more
            Assert.Equal(("Edit", "MessageDeleted"), (wish.Method, answer.GetProperty("problem").GetProperty("type").GetString()));
            return;
        }

        if (wish.Method == "Send")
        {
            Stored.Add(wish.Message, (wish.Conversation, answer.GetProperty("value").GetProperty("sequence").GetInt32()));
            _own.Add((wish.Conversation, wish.Message));
        }

        if (wish.Method != "Read")
            Wanted[wish.Message] = wish.Text;
    }

    /// <summary>The line, or a new one on some node that lives, once it shows everything that was missed.</summary>
    private async Task<HubClient> LineAsync(CancellationToken cancel)
    {
        using var breath = new PeriodicTimer(Breath);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                if (_line is { IsOver: false })
                    return _line;
                await DropAsync();
                if (nodes.AddressOf(chance.Next(nodes.Count)) is { } address)
                    return _line = await ConnectAsync(address);
            }
            catch (Exception e) when (IsBroken(e))
            {
                // Dead, dying or not there yet
            }

            await breath.WaitForNextTickAsync(cancel);
        }
    }

    private async Task<HubClient> ConnectAsync(Uri address)
    {
        var line = await HubClient.ConnectAsync(address, secret, called: Take);
        try
        {
            Connections++;

            // Answered once the connection follows everything; what changed before that is asked for
            await line.AskAsync("Conversations", 100);
            foreach (var pair in pairs)
            {
                for (var more = true; more;)
                {
                    var thread = (await line.AskAsync("Since", pair.Id.Value, _revisions[pair.Id.Value])).GetProperty("value");
                    Merge(thread);
                    _revisions[pair.Id.Value] = thread.GetProperty("revision").GetInt32();
                    more = thread.GetProperty("more").GetBoolean();
                }
            }

            return line;
        }
        catch
        {
            await line.DisposeAsync();
            throw;
        }
    }

    private void Take(string method, JsonElement[] arguments)
    {
        if (method == "Changed")
            Merge(arguments[0]);
    }

    private void Merge(JsonElement thread)
    {
        var shown = Shown[thread.GetProperty("conversation").GetGuid()];
        foreach (var line in thread.GetProperty("lines").EnumerateArray())
        {
            var known = new Known(
                line.GetProperty("sequence").GetInt32(), line.GetProperty("revision").GetInt32(), line.GetProperty("author").GetGuid(),
                line.GetProperty("text").GetString()!, line.GetProperty("deleted").GetBoolean());
            shown.AddOrUpdate(line.GetProperty("id").GetGuid(), known, (_, before) => known.Revision > before.Revision ? known : before);
        }
    }

    private async Task DropAsync()
    {
        if (_line is not null)
            await _line.DisposeAsync();
        _line = null;
    }

    private static bool IsBroken(Exception e) => e is WebSocketException or HttpRequestException or IOException or InvalidOperationException or ObjectDisposedException or TimeoutException;
}
