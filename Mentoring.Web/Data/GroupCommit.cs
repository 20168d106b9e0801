namespace Mentoring.Web.Data;

/// <summary>
/// Lets what many ask for at the same time share one transaction: while one group is being saved the next gathers, so a single one goes at once
/// and under load one commit serves many. Groups follow one another in the order of arrival.
/// </summary>
/// <param name="most">The largest group.</param>
/// <param name="save">Saves a group and tells each of its members what became of it; it does not throw.</param>
internal sealed class GroupCommit<T>(int most, Func<IReadOnlyList<T>, Task> save)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _waiting = new();
    private bool _saving;
    private Task _saved = Task.CompletedTask;

    /// <summary>Done when nothing is being saved.</summary>
    public Task Saved
    {
        get
        {
            lock (_gate)
                return _saved;
        }
    }

    /// <summary>Whoever comes while nothing is being saved begins at once, on their own thread; whatever gathers meanwhile is saved by another.</summary>
    public void Add(T one)
    {
        TaskCompletionSource saved;
        lock (_gate)
        {
            _waiting.Enqueue(one);
            if (_saving)
                return;
            _saving = true;
            _saved = (saved = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        // Nothing in here is to come back to a caller's circuit
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _ = SaveAllAsync(saved);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private async Task SaveAllAsync(TaskCompletionSource saved)
    {
        for (var first = true; Next() is { Count: > 0 } group; first = false)
        {
            if (!first)
                await Task.Yield();
            await save(group);
        }

        saved.SetResult();
    }

    private List<T> Next()
    {
        lock (_gate)
        {
            var group = new List<T>(Math.Min(most, _waiting.Count));
            while (group.Count < most && _waiting.TryDequeue(out var one))
                group.Add(one);
            _saving = group.Count > 0;
            return group;
        }
    }
}
