using System.Net;
using System.Net.Sockets;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>A connection that is written to from any thread and read by one; a message goes out in one write and at once.</summary>
internal abstract class Wire : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _sending = new();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    protected Wire(int port) => _socket.Connect(IPAddress.Loopback, port);

    public int Handle => (int)_socket.Handle;

    /// <summary>Takes what has come.</summary>
    public void Read()
    {
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var came = _socket.Receive(_buffer.AsSpan(_filled));
        if (came == 0)
            throw new IOException($"{GetType().Name}: the server closed the connection.");
        _filled += came;
        var taken = Take(_buffer.AsSpan(0, _filled));
        _buffer.AsSpan(taken, _filled - taken).CopyTo(_buffer);
        _filled -= taken;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _socket.Dispose();
    }

    protected void Send(ReadOnlySpan<byte> bytes)
    {
        lock (_sending)
        {
            while (!bytes.IsEmpty)
                bytes = bytes[_socket.Send(bytes)..];
        }
    }

    /// <summary>Reads here and now until something is so; for signing in, before a reactor reads.</summary>
    protected void Until(Func<bool> done, string what)
    {
        _socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        try
        {
            while (!done())
                Read();
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new InvalidOperationException($"{GetType().Name} waited for {what} in vain.", e);
        }

        _socket.ReceiveTimeout = 0;
    }

    /// <summary>Takes whole messages from the front; says how many bytes they were.</summary>
    protected abstract int Take(ReadOnlySpan<byte> bytes);
}
