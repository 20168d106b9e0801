using System.Threading.Channels;
using Mentoring.Web.Live;

namespace Mentoring.Tests.Live;

/// <summary>Waits, as a screen does, until what it would read when told is as expected.</summary>
internal static class Watch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Subscribes, acts, and looks again whenever it is told; fails when it was told of nothing that makes it true.</summary>
    public static async Task UntilAsync(this LiveTopics live, Topic topic, Func<bool> asExpected, Action? act = null)
    {
        var told = Channel.CreateUnbounded<bool>();
        using var subscription = live.Subscribe([topic], async () => await told.Writer.WriteAsync(true));
        using var patience = new CancellationTokenSource(Patience);
        act?.Invoke();
        do
            await told.Reader.ReadAsync(patience.Token);
        while (!asExpected());
    }
}
