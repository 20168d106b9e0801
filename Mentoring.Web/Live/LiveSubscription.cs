using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

/// <summary>One watcher with its pacing: a burst of changes goes out as one, never two at the same time. One that failed is called again by itself.</summary>
internal sealed class LiveSubscription(LiveTopics owner, IReadOnlyCollection<Topic> topics, Func<Task> changed, Pacing pacing, MemberId? reader, TimeProvider time, ILogger logger) : IDisposable
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int RunningAndPoked = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopped = new();
    private ITimer? _again;
    private TimeSpan _pause;
    private int _state = Idle;

    /// <summary>For whom; null where that is nobody in particular.</summary>
    public MemberId? Reader => reader;

    public void Poke(bool here)
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if (state == RunningAndPoked)
                return;
            if (Interlocked.CompareExchange(ref _state, state + 1, state) != state)
                continue;
            if (state == Idle)
                Start(here: pacing.Before > TimeSpan.Zero || (here && pacing.Here));
            return;
        }
    }

    public void Dispose()
    {
        owner.Remove(this, topics);
        _stopped.Cancel();
        _again?.Dispose();
    }

    private void Start(bool here)
    {
        if (here)
        {
            // One that waits first needs no thread to begin with. Nothing of whoever made the change goes along, and nothing comes back to their circuit; afterwards they are where they were
            ExecutionContext.Run(owner.Context, static one =>
            {
                SynchronizationContext.SetSynchronizationContext(null);
                _ = ((LiveSubscription)one!).RunAsync();
            }, this);
            return;
        }

        // In the order in which they are told
        ThreadPool.UnsafeQueueUserWorkItem(static one => _ = one.RunAsync(), this, preferLocal: false);
    }

    private async Task RunAsync()
    {
        try
        {
            do
            {
                if (pacing.Before > TimeSpan.Zero)
                    await Task.Delay(pacing.Before, time, _stopped.Token);
                Volatile.Write(ref _state, Running);
                if (_stopped.IsCancellationRequested)
                    return;
                await CallAsync();
                if (pacing.After > TimeSpan.Zero)
                    await Task.Delay(pacing.After, time, _stopped.Token);
            }
            while (Interlocked.CompareExchange(ref _state, Idle, Running) != Running);
        }
        catch (OperationCanceledException)
        {
            // Disposed while waiting
        }
    }

    private async Task CallAsync()
    {
        // One that takes long is not waited for
        var aside = pacing.Aside && await owner.Aside.WaitAsync(Patience, _stopped.Token);
        try
        {
            await changed();
            Succeeded();
        }
        catch (Exception e)
        {
            CallAgain();

            // Cancelled means nearly always that the watcher went away while it read; it disposes this soon
            if (e is not OperationCanceledException)
                logger.LogError(e, "A live subscription failed; it is called again in {Pause} s at the latest", _pause.TotalSeconds);
        }
        finally
        {
            if (aside)
                owner.Aside.Release();
        }
    }

    private void Succeeded()
    {
        _again?.Dispose();
        _again = null;
    }

    /// <summary>After a while, which is longer each time; news that come meanwhile call as ever.</summary>
    private void CallAgain()
    {
        _pause = _again is null ? FirstPause : TimeSpan.FromTicks(Math.Min(2 * _pause.Ticks, LongestPause.Ticks));
        _again ??= time.CreateTimer(static one => ((LiveSubscription)one!).Poke(here: true), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _again.Change(_pause, Timeout.InfiniteTimeSpan);
        if (_stopped.IsCancellationRequested)
            _again.Dispose();
    }
}
