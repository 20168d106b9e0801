namespace Mentoring.Web.Data;

/// <summary>
/// Lets what many ask for at the same time share one transaction: while one group is being saved the next gathers, so a single one goes at once
/// and under load one commit serves many. Groups follow one another in the order of arrival.
/// </summary>
/// <param name="most">The largest group.</param>
/// <param name="save">
/// Saves a group and tells each of its members what became of it; it does not throw. It comes back with what follows on that, which may take its time: whatever gathered
/// meanwhile is saved by another thread.
/// </param>
internal sealed class GroupCommit<T>(int most, Func<IReadOnlyList<T>, Task<Action>> save)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _waiting = new();
    private bool _saving;
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
    public void Add(T one)
    {
        lock (_gate)
        {
            _waiting.Enqueue(one);
            if (_saving)
                return;
            _saving = true;
            _saved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // Nothing in here is to come back to a caller's circuit
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _ = SaveAllAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private async Task SaveAllAsync()
    {
        var follow = await save(Next());
        if (!IsDone())
            ThreadPool.UnsafeQueueUserWorkItem(static all => _ = all.SaveAllAsync(), this, preferLocal: false);
        follow();
    }

    private List<T> Next()
    {
        lock (_gate)
        {
            var group = new List<T>(Math.Min(most, _waiting.Count));
            while (group.Count < most && _waiting.TryDequeue(out var one))
                group.Add(one);
            return group;
        }
    }

    private bool IsDone()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0)
                return false;
            _saving = false;
            _saved?.SetResult();
            _saved = null;
            return true;
        }
    }
}
