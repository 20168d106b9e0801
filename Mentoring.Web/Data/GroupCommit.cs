namespace Mentoring.Web.Data;

/// <summary>
/// Lets what many ask for at the same time share one transaction: while one group is being saved the next gathers, so a single one goes at once
/// and under load one commit serves many. Groups follow one another in the order of arrival.
/// </summary>
/// <param name="most">The largest group.</param>
/// <param name="save">Saves a group and tells each of its members what became of it; it does not throw.</param>
internal sealed class GroupCommit<T>(int most, Func<IReadOnlyList<T>, Task> save)
{
    /// <summary>How long what nobody waits for is left for others to take along.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Queue<T> _waiting = new();
    private bool _saving;
    private bool _lingering;
    private TaskCompletionSource? _saved;

    /// <summary>Done when there is nothing to be saved.</summary>
    public Task Saved
    {
        get
        {
            lock (_gate)
                return _saved?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Whoever comes while nothing is being saved begins at once, on their own thread; whatever gathers meanwhile is saved by another.</summary>
    /// <param name="one">What is to be saved.</param>
    /// <param name="patient">Goes with the next that is not, or by itself after a moment: a commit less for what nobody waits for.</param>
    public void Add(T one, bool patient = false)
    {
        lock (_gate)
        {
            _waiting.Enqueue(one);
            if (_saving || (patient && _lingering))
                return;
            _saved ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            _saving = !patient;
            _lingering |= patient;
        }

        // Nothing in here is to come back to a caller's circuit
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _ = patient ? SaveLaterAsync() : SaveAllAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private async Task SaveLaterAsync()
    {
        await Task.Delay(Patience);
        lock (_gate)
        {
            _lingering = false;
            if (_saving || _waiting.Count == 0)
                return;
            _saving = true;
        }

        await SaveAllAsync();
    }

    private async Task SaveAllAsync()
    {
        for (var first = true; Next() is { Count: > 0 } group; first = false)
        {
            if (!first)
                await Task.Yield();
            await save(group);
        }
    }

    private List<T> Next()
    {
        lock (_gate)
        {
            var group = new List<T>(Math.Min(most, _waiting.Count));
            while (group.Count < most && _waiting.TryDequeue(out var one))
                group.Add(one);
            _saving = group.Count > 0;
            if (_saving)
                return group;
            _saved?.SetResult();
            _saved = null;
            return group;
        }
    }
}
