using System.Text;
using System.Threading.Channels;

namespace Mentoring.Web.Live;

/// <summary>One kind of news that travels between nodes, on a channel of its own: short parts, gathered into messages while the line is busy.</summary>
internal sealed class RelayLine(string channel)
{
    /// <summary>PostgreSQL takes payloads below 8,000 bytes; the node's name goes before the parts.</summary>
    private const int Room = 7_900;

    private readonly Channel<string> _waiting = System.Threading.Channels.Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.Wait });
    private bool _lost;

    /// <summary>The part that stands for all that could not be kept.</summary>
    public const string Everything = "*";

    public string Channel => channel;

    /// <summary>Whether the same part twice in one message says no more than once.</summary>
    public bool Merges { get; init; }

    /// <summary>Takes what another node said.</summary>
    public required Action<string, string[]> Received { get; init; }

    /// <summary>Called when this node has begun to listen, at first or again: whatever was said before was missed.</summary>
    public required Action Listening { get; init; }

    /// <summary>The message that was taken and is not known to be sent.</summary>
    public string? Unsent { get; set; }

    /// <summary>To be sent; parts are plain ASCII without a bar. When nobody takes them for long, <see cref="Everything"/> is said in place of the rest.</summary>
    public void Send(string part)
    {
        if (!_waiting.Writer.TryWrite(part))
            Volatile.Write(ref _lost, true);
    }

    /// <summary>Messages with these parts and no others.</summary>
    public static IEnumerable<string> Messages(string node, IEnumerable<string> parts)
    {
        var message = new StringBuilder(node);
        foreach (var part in parts)
        {
            if (message.Length + part.Length >= Room)
            {
                yield return message.ToString();
                message.Clear().Append(node);
            }

            message.Append('|').Append(part);
        }

        if (message.Length > node.Length)
            yield return message.ToString();
    }

    /// <summary>The next message, with as many parts as it holds; null when nothing waits.</summary>
    public string? Next(string node)
    {
        var message = new StringBuilder(node);
        HashSet<string> said = [];
        while (_waiting.Reader.TryPeek(out var part) && message.Length + part.Length < Room && _waiting.Reader.TryRead(out part))
        {
            if (!Merges || said.Add(part))
                message.Append('|').Append(part);
        }

        if (Interlocked.Exchange(ref _lost, false))
            message.Append($"|{Everything}");
        return message.Length == node.Length ? null : message.ToString();
    }
}
