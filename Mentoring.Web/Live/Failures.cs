namespace Mentoring.Web.Live;

/// <summary>What failed unexpectedly on somebody's page since they last did something that worked; their page says so and stands as it was.</summary>
public sealed class Failures(ILogger<Failures> logger)
{
    private int _cleared;

    public event EventHandler? Changed;

    /// <summary>How many there were since the page began.</summary>
    public int Latest { get; private set; }

    /// <summary>Whether the latest is still to be said.</summary>
    public bool Any => Latest > _cleared;

    /// <summary>Keeps that something failed, and why in the log.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="where">The component it happened in.</param>
    public void Add(Exception failure, string where)
    {
        logger.LogError(failure, "What somebody did on {Component} failed", where);
        Latest++;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Something worked, or the notice has been read.</summary>
    public void Clear()
    {
        if (!Any)
            return;
        _cleared = Latest;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
