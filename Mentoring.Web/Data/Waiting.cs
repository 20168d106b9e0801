namespace Mentoring.Web.Data;

/// <summary>Something that waits for the next commit of a <see cref="GroupWriter{TEntry}"/>.</summary>
internal interface IWaiting
{
    /// <summary>Lets whoever waits know, once it is durable.</summary>
    void Answer();

    void Fail(Exception failure);
}

/// <inheritdoc cref="IWaiting" />
internal abstract class Waiting<T> : IWaiting
    where T : struct
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it comes to, once decided.</summary>
    public T Decision { get; set; }

    public Task<T> Answered => _done.Task;

    public void Answer() => _done.TrySetResult(Decision);

    public void Fail(Exception failure) => _done.TrySetException(failure);
}
