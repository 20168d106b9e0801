using Mentoring.Core.Common;

namespace Mentoring.Web.Components.Shared;

/// <summary>Something failed that should not have; the log says what.</summary>
internal sealed record DidNotWork() : Problem("That did not work just now. Try again in a moment.");

/// <summary>What somebody presses a button for. A second press while the first is under way does nothing, for a disabled button is drawn a round trip later.</summary>
internal sealed class Attempt
{
    public bool Underway { get; private set; }

    /// <summary>Why it did not work the last time; empty when it did.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Does it, and keeps why it did not work.</summary>
    /// <returns>Whether it was done now.</returns>
    public async Task<bool> MakeAsync(Func<Task<Result>> act, ILogger logger)
    {
        if (Underway)
            return false;
        Underway = true;
        Problems = (await logger.TryAsync(act)).Problems;
        Underway = false;
        return Problems.Count == 0;
    }
}

internal static class Attempts
{
    /// <summary>Does it; what fails unexpectedly is logged and answered with a problem, so that the page stands and nothing written on it is lost.</summary>
    /// <param name="logger">The component's.</param>
    /// <param name="act">What to do.</param>
    /// <param name="gone">The component's own, where what it does ends with it.</param>
    public static async Task<Result> TryAsync(this ILogger logger, Func<Task<Result>> act, CancellationToken gone = default)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is not OperationCanceledException || !gone.IsCancellationRequested)
        {
            logger.LogError(e, "What somebody did on a page failed");
            return new DidNotWork();
        }
    }

    /// <summary>The same for what cannot be refused.</summary>
    public static Task<Result> TryAsync(this ILogger logger, Func<Task> act, CancellationToken gone = default) => logger.TryAsync(
        async () =>
        {
            await act();
            return Result.Done;
        },
        gone);
}
