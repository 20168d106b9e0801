using System.Buffers.Binary;
using System.Text;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>The client's end of a WebSocket. What the frames carry is one stream of bytes; the protocols above mark the ends of their messages themselves.</summary>
internal abstract class WebSocketWire : Wire
{
    private const int Continuation = 0;
    private const int Text = 1;
    private const int Binary = 2;
    private const int Ping = 9;
    private const int Pong = 10;

    /// <summary>Set on everything a client sends, with a mask of zeros, which changes nothing.</summary>
    private const byte Masked = 0x80;

    private byte[] _rest = [];
    private bool _open;

    protected WebSocketWire(Uri address, string path, string headers)
        : base(address.Port)
    {
        Send(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nOrigin: {address.GetLeftPart(UriPartial.Authority)}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Key: bWVudG9yaW5nLWJlbmNoIQ==\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n"));
        Until(() => _open, "the WebSocket to open");
    }

    protected void SendText(ReadOnlySpan<byte> payload) => SendFrame(Text, payload);

    protected void SendBinary(ReadOnlySpan<byte> payload) => SendFrame(Binary, payload);

    /// <summary>Takes whole messages from the front of what the frames carried; says how many bytes they were.</summary>
    protected abstract int TakeMessages(ReadOnlySpan<byte> bytes);

    protected override int Take(ReadOnlySpan<byte> bytes)
    {
        if (!_open)
            return TakeAnswer(bytes);
        var taken = 0;
        while (Frame(bytes[taken..]) is var (length, payload) && length > 0)
        {
            TakeFrame(bytes[taken] & 0x0f, bytes.Slice(taken + payload, length - payload));
            taken += length;
        }

        return taken;
    }

    private int TakeAnswer(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return 0;
        if (!bytes.StartsWith("HTTP/1.1 101"u8))
            throw new IOException($"No WebSocket: {Encoding.ASCII.GetString(bytes[..end])}");
        _open = true;
        return end + 4;
    }

    /// <summary>How long the first frame is and where in it the payload begins; zero while it is not whole.</summary>
    private static (int Length, int Payload) Frame(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
            return (0, 0);
        var (length, header) = (bytes[1] & 0x7f, 2);
        if (length == 126 && bytes.Length >= 4)
            (length, header) = (BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), 4);
        else if (length == 127 && bytes.Length >= 10)
            (length, header) = ((int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]), 10);
        else if (length >= 126)
            return (0, 0);
        return bytes.Length < header + length ? (0, 0) : (header + length, header);
    }

    private void TakeFrame(int kind, ReadOnlySpan<byte> payload)
    {
        switch (kind)
        {
            case Continuation or Text or Binary when _rest.Length == 0:
                _rest = payload[TakeMessages(payload)..].ToArray();
                break;
            case Continuation or Text or Binary:
                byte[] whole = [.. _rest, .. payload];
                _rest = whole[TakeMessages(whole)..];
                break;
            case Ping:
                SendFrame(Pong, payload);
                break;
            default:
                throw new IOException($"{GetType().Name}: the server ended the conversation. {Encoding.UTF8.GetString(payload)}");
        }
    }

    private void SendFrame(int kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[payload.Length + 14];
        frame[0] = (byte)(0x80 | kind);
        var header = 2;
        if (payload.Length < 126)
        {
            frame[1] = (byte)(Masked | payload.Length);
        }
        else
        {
            frame[1] = Masked | 127;
            BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), payload.Length);
            header = 10;
        }

        payload.CopyTo(frame.AsSpan(header + 4));
        Send(frame.AsSpan(0, header + 4 + payload.Length));
    }
}
