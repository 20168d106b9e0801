using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>The least of a SignalR client for the hub of messages, or for a hub that looks like it: sends, and takes the lines that are pushed.</summary>
internal sealed class HubClient : WebSocketWire, ITalker
{
    private const byte End = 0x1e;

    private readonly string _conversation;
    private readonly byte[] _own;
    private readonly List<(int Sequence, int Number)> _lines = [];
    private bool _shaken;
    private int _calls;

    /// <summary>Connects.</summary>
    /// <param name="address">The server.</param>
    /// <param name="path">The hub's.</param>
    /// <param name="token">An access token, if the hub wants one.</param>
    /// <param name="member">Whose; their own lines come as well.</param>
    /// <param name="conversation">Where this client writes.</param>
    public HubClient(Uri address, string path, string? token, Guid member, Guid conversation)
        : base(address, path, token is null ? string.Empty : $"Authorization: Bearer {token}\r\n")
    {
        (_conversation, _own) = (conversation.ToString(), Encoding.ASCII.GetBytes($"\"author\":\"{member}\""));
        SendText("{\"protocol\":\"json\",\"version\":1}\u001e"u8);
        Until(() => _shaken, "the handshake");
    }

    public Action<int> Heard { private get; set; } = _ => { };

    /// <summary>Every line that was pushed, in the order in which they came: its sequence and the number of its message.</summary>
    public IReadOnlyList<(int Sequence, int Number)> Lines => _lines;

    /// <summary>Answers that were no.</summary>
    public int Refused { get; private set; }

    public void Say(int number) => Call("Send", JsonSerializer.Serialize(new[] { _conversation, Texts.IdOf(number).ToString(), Texts.Of(number), null }));

    public void Call(string method, string arguments) => SendText(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"type":1,"invocationId":"{{Interlocked.Increment(ref _calls)}}","target":"{{method}}","arguments":{{arguments}}}{{(char)End}}""")));

    protected override int TakeMessages(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        for (var end = bytes.IndexOf(End); end >= 0; end = bytes[taken..].IndexOf(End))
        {
            if (_shaken)
                Act(bytes.Slice(taken, end));
            _shaken = true;
            taken += end + 1;
        }

        return taken;
    }

    private void Act(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"type\":1"u8))
            TakeLines(message);
        else if (message.StartsWith("{\"type\":6"u8))
            SendText("{\"type\":6}\u001e"u8);
        else if (message.StartsWith("{\"type\":7"u8))
            throw new IOException($"The hub closed: {Encoding.UTF8.GetString(message)}");
        else if (message.IndexOf("\"ok\":false"u8) >= 0 || message.IndexOf("\"error\""u8) >= 0)
            Refuse(message);
    }

    private void TakeLines(ReadOnlySpan<byte> message)
    {
        while (Texts.FindId(ref message) is { } number)
        {
            var line = message[..message.IndexOf("\"text\""u8)];
            var sequence = line[(line.IndexOf("\"sequence\":"u8) + "\"sequence\":".Length)..];
            _lines.Add((int.Parse(sequence[..sequence.IndexOf((byte)',')], NumberStyles.None, CultureInfo.InvariantCulture), number));
            if (line.IndexOf(_own) < 0)
                Heard(number);
        }
    }

    private void Refuse(ReadOnlySpan<byte> message)
    {
        if (Refused++ == 0)
            Console.Error.WriteLine(Encoding.UTF8.GetString(message));
    }
}
