using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Web.Live;

/// <summary>Fan-out inside a node: whoever watches a topic is told that it changed. A relay may carry announcements to other nodes.</summary>
public sealed class LiveTopics(TimeProvider time, ILogger<LiveTopics> logger)
{
    private readonly ConcurrentDictionary<Topic, ImmutableHashSet<LiveSubscription>> _watchers = new();

    /// <summary>What callbacks run in, whoever made the change.</summary>
    internal ExecutionContext Context { get; } = ExecutionContext.Capture()!;

    /// <summary>Whoever has it calls back a watcher that can wait (see <see cref="Pacing.Aside"/>).</summary>
    internal SemaphoreSlim Aside { get; } = new(1);

    /// <summary>Set by the relay between nodes; called after local watchers have been told.</summary>
    internal Action<IReadOnlyCollection<Topic>>? Relay { get; set; }

    /// <summary>Set by the relay between nodes; lets other nodes hear of changes in the moment they are committed. Null where there is only this node.</summary>
    internal Func<MentoringDb, IReadOnlyCollection<Topic>, CancellationToken, Task>? RelayInside { get; set; }

    /// <summary>Called with what other nodes announced, before anybody here hears of it; with nothing when anything may have been missed.</summary>
    internal Action<IReadOnlyCollection<Topic>>? ComesFromElsewhere { get; set; }

    /// <summary>True while announcements of other nodes cannot be heard; what is kept in memory is not to be trusted then.</summary>
    internal bool IsDeaf { get; set; }

    /// <summary>
    /// Calls back when any of the topics changes: at once for the first change, once for a burst behind it, never twice at the same time.
    /// A callback that fails is called again after a second, and then ever later up to half a minute, until it does not.
    /// Subscribe first, then read. Dispose to stop.
    /// </summary>
    public IDisposable Subscribe(IReadOnlyCollection<Topic> topics, Func<Task> changed) => Subscribe(topics, Pacing.Steady, changed);

    /// <summary>The same at a pace of one's own.</summary>
    /// <param name="topics">What to hear of.</param>
    /// <param name="pacing">How soon and how often.</param>
    /// <param name="changed">Reads again.</param>
    /// <param name="reader">For whom; a change of their own reaches them after everybody else.</param>
    public IDisposable Subscribe(IReadOnlyCollection<Topic> topics, Pacing pacing, Func<Task> changed, MemberId? reader = null)
    {
        var subscription = new LiveSubscription(this, topics, changed, pacing, reader, time, logger);
        foreach (var topic in topics)
            _watchers.AddOrUpdate(topic, static (_, one) => [one], static (_, set, one) => set.Add(one), subscription);
        return subscription;
    }

    /// <summary>Says that these changed; call it after the save.</summary>
    public void Announce(params IReadOnlyCollection<Topic> topics)
    {
        Tell(topics);
        Relay?.Invoke(topics);
    }

    /// <summary>Commits and says that these changed: other nodes hear of it exactly if it is committed.</summary>
    /// <param name="db">Where the transaction is open.</param>
    /// <param name="transaction">What to commit; from here on nobody can call it off.</param>
    /// <param name="topics">What changed.</param>
    /// <param name="forget">Drops what is kept in memory, before anybody reads again.</param>
    public async Task CommitAsync(MentoringDb db, IDbContextTransaction transaction, IReadOnlyCollection<Topic> topics, Action forget)
    {
        await TellInsideAsync(db, topics, CancellationToken.None);
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        finally
        {
            forget();
            TellCommitted(topics);
        }
    }

    /// <summary>Has other nodes hear of it with the commit of the transaction that is open, where they can; <see cref="TellCommitted"/> comes after it.</summary>
    internal Task TellInsideAsync(MentoringDb db, IReadOnlyCollection<Topic> topics, CancellationToken cancel) =>
        RelayInside is { } relay && topics.Count > 0 ? relay(db, topics, cancel) : Task.CompletedTask;

    /// <summary>Tells whoever has not heard of it with the commit.</summary>
    /// <param name="topics">What changed.</param>
    /// <param name="by">
    /// For a single change, who made it: they hear of it last, and watchers that only pass it on do so here and now, on this thread (see <see cref="Pacing.Passing"/>).
    /// </param>
    internal void TellCommitted(IReadOnlyCollection<Topic> topics, MemberId? by = null)
    {
        Tell(topics, by);
        if (RelayInside is null)
            Relay?.Invoke(topics);
    }

    /// <summary>Tells the watchers on this node only.</summary>
    internal void Tell(IReadOnlyCollection<Topic> topics, MemberId? by = null)
    {
        foreach (var topic in topics)
        {
            if (!_watchers.TryGetValue(topic, out var set))
                continue;
            foreach (var subscription in set)
            {
                if (by is null || subscription.Reader != by)
                    subscription.Poke(here: by is not null);
            }

            foreach (var subscription in set)
            {
                if (by is not null && subscription.Reader == by)
                    subscription.Poke(here: false);
            }
        }
    }

    /// <summary>Tells the watchers here what another node announced.</summary>
    internal void TellFromElsewhere(IReadOnlyCollection<Topic> topics)
    {
        ComesFromElsewhere?.Invoke(topics);
        Tell(topics);
    }

    /// <summary>Tells everybody here that anything may have changed, after announcements may have been missed.</summary>
    internal void TellAll()
    {
        ComesFromElsewhere?.Invoke([]);
        Tell([.. _watchers.Keys]);
    }

    internal void Remove(LiveSubscription subscription, IReadOnlyCollection<Topic> topics)
    {
        foreach (var topic in topics)
        {
            // Somebody else may come or go at the same moment
            while (_watchers.TryGetValue(topic, out var set) && set.Contains(subscription))
            {
                var left = set.Remove(subscription);
                if (left.IsEmpty ? _watchers.TryRemove(new(topic, set)) : _watchers.TryUpdate(topic, left, set))
                    break;
            }
        }
    }
}
