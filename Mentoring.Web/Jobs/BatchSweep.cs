using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>
/// A sweep in batches, each saved as one: its changes, facts, notices and waiting mails all are there, or none is. Where another server was
/// faster the batch is asked for again; what cannot be done is set aside, so that it holds up nobody else.
/// </summary>
public abstract class BatchSweep(IDbContextFactory<MentoringDb> contexts, LiveTopics live, ILogger logger) : ISweep
{
    /// <summary>How many are loaded and saved at once.</summary>
    protected const int BatchSize = 200;

    private const int Attempts = 3;

    public abstract Task<DateTime?> NextAsync(CancellationToken cancel);

    public async Task<int> RunAsync(DateTime now, CancellationToken cancel)
    {
        var (done, size, conflicts) = (0, BatchSize, 0);
        var stuck = (Id: (Guid?)null, Tries: 0);
        while (true)
        {
            try
            {
                var batch = await BatchAsync(now, size, cancel);
                (done, conflicts) = (done + batch.Effects, 0);
                if (batch.Found == 0 || (size == BatchSize && batch.Found < size))
                    return done;
            }
            catch (Exception e) when (e.IsConflict() && size > 1 && ++conflicts < Attempts)
            {
                // Another server did a part of this batch: ask again for what is left
            }
            catch (Exception e) when (e is not OperationCanceledException && size > 1)
            {
                // One by one, so that the one that cannot be done shows itself
                logger.LogWarning("A batch of due work could not be saved as one ({Reason}); going on one by one", e.Message);
                size = 1;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                var first = await FirstAsync(now, cancel);
                stuck = (first, first == stuck.Id ? stuck.Tries + 1 : 1);
                if (first is not { } id || stuck.Tries < Attempts)
                    continue;
                logger.LogError(e, "Due work could not be done; trying again in an hour");
                await PutOffAsync(id, now.AddHours(1), cancel);
                (size, conflicts) = (BatchSize, 0);
            }
        }
    }

    /// <summary>Loads up to so many that are due, the longest due first, does them and saves.</summary>
    protected abstract Task<Batch> DoAsync(MentoringDb db, DateTime now, int size, CancellationToken cancel);

    /// <summary>Which of them is first; null when nothing is due.</summary>
    protected abstract Task<Guid?> FirstAsync(MentoringDb db, DateTime now, CancellationToken cancel);

    /// <summary>Puts one off for a while, without loading it.</summary>
    protected abstract Task PutOffAsync(MentoringDb db, Guid id, DateTime until, CancellationToken cancel);

    /// <summary>Opens the database for something else a sweep asks.</summary>
    protected Task<MentoringDb> OpenAsync(CancellationToken cancel) => contexts.CreateDbContextAsync(cancel);

    private async Task<Batch> BatchAsync(DateTime now, int size, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var batch = await DoAsync(db, now, size, cancel);
        if (batch.Topics.Count > 0)
            live.Announce(batch.Topics);
        return batch;
    }

    private async Task<Guid?> FirstAsync(DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await FirstAsync(db, now, cancel);
    }

    private async Task PutOffAsync(Guid id, DateTime until, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await PutOffAsync(db, id, until, cancel);
    }

    /// <summary>What a batch came to.</summary>
    /// <param name="Found">How many were looked at.</param>
    /// <param name="Effects">How many of them had something to do.</param>
    /// <param name="Topics">What changed.</param>
    protected sealed record Batch(int Found, int Effects, IReadOnlyCollection<Topic> Topics);
}
