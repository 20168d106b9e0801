using System.Globalization;
using System.Text;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>The least of an XMPP client that takes part in a chat: signs in, is available, sends and receives.</summary>
internal sealed class XmppClient : Wire, ITalker
{
    private const string Stream = "<?xml version='1.0'?><stream:stream to='localhost' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";

    private readonly string _start;
    private string _said = string.Empty;
    private bool _online;

    /// <summary>Signs in on loopback, without a round of encryption, like every other client here.</summary>
    public XmppClient(int port, string user, string password, string other)
        : base(port)
    {
        _start = $"<message to='{other}@localhost' type='chat' id='m";
        Ask(Stream, "</stream:features>");
        Ask($"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}"))}</auth>", "<success");
        Ask(Stream, "</stream:features>");
        Ask("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>", "</iq>");
        Ask("<presence/>", "<presence");
        _online = true;
    }

    public Action<int> Heard { private get; set; } = _ => { };

    public void Say(int number) =>
        Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_start}{number}'><body>{Texts.Of(number)}</body></message>")));

    protected override int Take(ReadOnlySpan<byte> bytes)
    {
        if (!_online)
        {
            _said += Encoding.UTF8.GetString(bytes);
            return bytes.Length;
        }

        var taken = 0;
        for (var end = bytes.IndexOf("</message>"u8); end >= 0; end = bytes[taken..].IndexOf("</message>"u8))
        {
            var stanza = bytes.Slice(taken, end);
            if (Texts.Find(ref stanza) is { } number)
                Heard(number);
            taken += end + "</message>"u8.Length;
        }

        return taken;
    }

    private void Ask(string text, string answer)
    {
        _said = string.Empty;
        Send(Encoding.UTF8.GetBytes(text));
        Until(() => _said.Contains(answer, StringComparison.Ordinal) || _said.Contains("<failure", StringComparison.Ordinal), answer);
        if (_said.Contains("<failure", StringComparison.Ordinal))
            throw new InvalidOperationException($"The peer refused: {_said}");
    }
}
