namespace Mentoring.Web.Jobs;

/// <summary>
/// One kind of work that time makes due. It asks what is due by now and not done, never what is due exactly now: it may be late, run twice,
/// run on several servers at once or be killed in the middle, and each effect still happens once.
/// </summary>
public interface ISweep
{
    /// <summary>Does everything that is due by now.</summary>
    /// <returns>How many effects there were.</returns>
    Task<int> RunAsync(DateTime now, CancellationToken cancel);

    /// <summary>The next moment (UTC) at which something may be due; null when nothing is planned.</summary>
    Task<DateTime?> NextAsync(CancellationToken cancel);
}
