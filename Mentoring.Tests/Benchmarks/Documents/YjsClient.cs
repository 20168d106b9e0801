using System.Text;
using Mentoring.Tests.Benchmarks.Messaging;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>
/// Somebody who appends to a text of a Yjs document, at y-websocket or Hocuspocus: the updates a Yjs client of that history would send, and whatever comes
/// looked through for the other's letters, without keeping a document, so that the peer does not pay for its driver.
/// </summary>
internal sealed class YjsClient : WebSocketWire, ITalker
{
    private const byte Sync = 0;
    private const byte Update = 2;
    private const byte Auth = 2;

    private readonly byte[] _before;
    private readonly uint _client;
    private readonly string _field;
    private readonly HashSet<int> _own = [];
    private uint _clock;

    /// <summary>Opens a document.</summary>
    /// <param name="address">The server's.</param>
    /// <param name="document">Its name.</param>
    /// <param name="client">Who writes; one a client.</param>
    /// <param name="named">Whether every message begins with the document's name and one has to authenticate, as at Hocuspocus.</param>
    public YjsClient(Uri address, string document, uint client, bool named)
        : base(address, named ? "/" : $"/{document}", string.Empty)
    {
        (_client, _field, _before) = (client, $"f{client}", named ? Text(document) : []);
        if (named)
            SendBinary([.. _before, Auth, 0, .. Text("bench")]);
    }

    public Action<int> Heard { private get; set; } = _ => { };

    public void Say(int number)
    {
        lock (_own)
        {
            _own.Add(number);
            byte[] item = _clock == 0 ? [4, 1, .. Text(_field)] : [4 | 0x80, .. Number(_client), .. Number(_clock - 1)];
            byte[] update = [1, 1, .. Number(_client), .. Number(_clock), .. item, .. Text(Marks.Of(number)), 0];
            _clock += Marks.Length;
            SendBinary([.. _before, Sync, Update, .. Number((uint)update.Length), .. update]);
        }
    }

    protected override int TakeMessages(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        while (Texts.Find(ref rest) is { } number)
        {
            bool own;
            lock (_own)
                own = _own.Contains(number);
            if (!own)
                Heard(number);
        }

        return bytes.Length;
    }

    private static byte[] Text(string text) => [.. Number((uint)text.Length), .. Encoding.ASCII.GetBytes(text)];

    /// <summary>Seven bits a byte, the lowest first.</summary>
    private static List<byte> Number(uint value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7f; value >>= 7)
            bytes.Add((byte)(0x80 | (value & 0x7f)));
        bytes.Add((byte)value);
        return bytes;
    }
}
