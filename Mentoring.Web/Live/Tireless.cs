namespace Mentoring.Web.Live;

/// <summary>Work in the background that ends with the application and not before, whatever it meets.</summary>
internal static class Tireless
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Does it, and does it again when it is done; after a failure a little later.</summary>
    /// <param name="name">What failed, in the log.</param>
    /// <param name="work">Goes on until it is cancelled, or comes back for its next turn.</param>
    /// <param name="time">By which clock it pauses.</param>
    /// <param name="logger">Hears of failures.</param>
    /// <param name="stopping">The application ends.</param>
    public static async Task RunAsync(string name, Func<CancellationToken, Task> work, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "{Work} stumbled; it goes on in {Pause} s", name, Pause.TotalSeconds);
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
