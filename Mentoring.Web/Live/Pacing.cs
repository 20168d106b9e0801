namespace Mentoring.Web.Live;

/// <summary>How soon and how often a watcher hears of changes; whatever happens in between is one change to it.</summary>
/// <param name="Before">How long the first change of a burst waits.</param>
/// <param name="After">The shortest time from the end of one callback to the next.</param>
/// <param name="Aside">Such callbacks come one after the other on a node, so that however many there are, what people do together goes on beside them.</param>
/// <param name="Here">Calls back on the thread that made the change, where that is offered.</param>
public sealed record Pacing(TimeSpan Before, TimeSpan After, bool Aside = false, bool Here = false)
{
    /// <summary>At once, and again as soon as the watcher is done; for what people do together.</summary>
    public static Pacing Prompt { get; } = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>The same, and for a single change on the thread that made it; for watchers that only pass it on.</summary>
    public static Pacing Passing { get; } = new(TimeSpan.Zero, TimeSpan.Zero, Here: true);

    /// <summary>At once, and then at most ten times a second.</summary>
    public static Pacing Steady { get; } = new(TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

    /// <summary>For lists and counts beside what somebody is doing: lets that go first, and comes at most once a second.</summary>
    public static Pacing Lazy { get; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(900), Aside: true);
}
