namespace Mentoring.Web.Live;

/// <summary>What failed unexpectedly on somebody's page since they last did something that worked; their page says so and stands as it was.</summary>
public sealed class Failures(ILogger<Failures> logger)
{
    public event EventHandler? Changed;

    /// <summary>How often in a row; none when the last thing worked.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps that something failed, and why in the log.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="where">The component it happened in.</param>
    public void Add(Exception failure, string where)
    {
        logger.LogError(failure, "What somebody did on {Component} failed", where);
        Set(Count + 1);
    }

    /// <summary>Something worked, or the notice has been read.</summary>
    public void Clear() => Set(0);

    private void Set(int count)
    {
        if (Count == count)
            return;
        Count = count;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
