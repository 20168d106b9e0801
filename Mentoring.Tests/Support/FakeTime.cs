namespace Mentoring.Tests.Support;

/// <summary>A clock that stands still until a test moves it; its timers run, in order, while it is moved.</summary>
public sealed class FakeTime(DateTime start) : TimeProvider
{
    /// <summary>A Monday morning in winter, when London is on UTC.</summary>
    public static readonly DateTime Start = new(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTime _now = start;

    public FakeTime() : this(Start)
    {
    }

    public DateTime Now
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    public DateOnly Today => DateOnly.FromDateTime(Now);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public override long GetTimestamp() => Now.Ticks;

    public void Advance(TimeSpan by) => Set(Now + by);

    /// <summary>Moves to a moment, not back; every timer due on the way is called at its own time.</summary>
    public void Set(DateTime moment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moment, Now);
        while (NextDue(moment) is { } timer)
            timer.Fire();
        lock (_gate)
            _now = DateTime.SpecifyKind(moment, DateTimeKind.Utc);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
            _timers.Add(timer);
        return timer;
    }

    private FakeTimer? NextDue(DateTime until)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.Due <= until).MinBy(t => t.Due);
            if (next is null)
                return null;
            _now = next.Due > _now ? next.Due.Value : _now;
            next.Due = next.Period > TimeSpan.Zero ? _now + next.Period : null;
            return next;
        }
    }

    private sealed class FakeTimer(FakeTime time, Action callback) : ITimer
    {
        public DateTime? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
