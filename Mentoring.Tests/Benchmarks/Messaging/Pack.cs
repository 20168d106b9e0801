using System.Buffers.Binary;
using System.Text;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>As much of MessagePack as a circuit speaks: reading.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _bytes = bytes;

    public int ReadArray() => Next() switch
    {
        var b when (b & 0xf0) == 0x90 => b & 0x0f,
        0xdc => (int)Big(2),
        0xdd => (int)Big(4),
        var b => throw Unexpected(b),
    };

    public long ReadInteger() => Next() switch
    {
        var b when b < 0x80 => b,
        var b when b >= 0xe0 => (sbyte)b,
        0xcc => Big(1),
        0xcd => Big(2),
        0xce => Big(4),
        0xcf or 0xd3 => Big(8),
        0xd0 => (sbyte)Big(1),
        0xd1 => (short)Big(2),
        0xd2 => (int)Big(4),
        var b => throw Unexpected(b),
    };

    /// <summary>A text or bytes; empty when there is nothing.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Next() switch
    {
        0xc0 => [],
        var b when (b & 0xe0) == 0xa0 => Cut(b & 0x1f),
        0xc4 or 0xd9 => Cut((int)Big(1)),
        0xc5 or 0xda => Cut((int)Big(2)),
        0xc6 or 0xdb => Cut((int)Big(4)),
        var b => throw Unexpected(b),
    };

    public bool ReadBoolean() => Next() == 0xc3;

    public string ReadText() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>Headers, which are never used.</summary>
    public void SkipEmptyMap()
    {
        if (Next() is not 0x80 and var b)
            throw Unexpected(b);
    }

    private byte Next()
    {
        var first = _bytes[0];
        _bytes = _bytes[1..];
        return first;
    }

    private long Big(int size)
    {
        var cut = Cut(size);
        return size switch
        {
            1 => cut[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(cut),
            4 => BinaryPrimitives.ReadUInt32BigEndian(cut),
            _ => BinaryPrimitives.ReadInt64BigEndian(cut),
        };
    }

    private ReadOnlySpan<byte> Cut(int size)
    {
        var cut = _bytes[..size];
        _bytes = _bytes[size..];
        return cut;
    }

    private static InvalidDataException Unexpected(byte b) => new($"MessagePack has {b:x2} where something else was expected.");
}

/// <summary>As much of MessagePack as a circuit speaks: a call to the server, with its length in front.</summary>
internal static class PackWriter
{
    private const byte Nil = 0xc0;
    private const byte True = 0xc3;
    private const byte False = 0xc2;

    /// <summary>A call of a method of the server's hub.</summary>
    /// <param name="id">By which the answer is found; null for a call without one.</param>
    public static byte[] Call(string? id, string method, params ReadOnlySpan<object?> arguments)
    {
        var body = new List<byte>(256) { 0x96, 1, 0x80 };
        Value(body, id);
        Value(body, method);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
            Value(body, argument);
        body.Add(0x90);
        return [.. Length(body.Count), .. body];
    }

    private static void Value(List<byte> body, object? value)
    {
        switch (value)
        {
            case null:
                body.Add(Nil);
                break;
            case bool truth:
                body.Add(truth ? True : False);
                break;
            case long number:
                Big(body, 0xd3, number, 8);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                Big(body, 0xdb, bytes.Length, 4);
                body.AddRange(bytes);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void Big(List<byte> body, byte kind, long number, int size)
    {
        body.Add(kind);
        for (var i = size - 1; i >= 0; i--)
            body.Add((byte)(number >> (8 * i)));
    }

    private static List<byte> Length(int length)
    {
        var bytes = new List<byte>();
        for (; length >= 0x80; length >>= 7)
            bytes.Add((byte)(length | 0x80));
        bytes.Add((byte)length);
        return bytes;
    }
}
