using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>Removes files nobody sent within a day, files of deleted messages that nobody reported, and what an upload left behind that never came to its end.</summary>
public sealed class AttachmentSweep(IDbContextFactory<MentoringDb> contexts, AttachmentStores stores, TimeProvider time) : ISweep
{
    private const int AtOnce = 100;

    /// <summary>Beyond the time in which a file can be sent, so that none is removed while it is.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    private DateTime _looked = DateTime.MinValue;

    public async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Needless(DateTime.MinValue).AnyAsync(cancel))
            return time.Now();
        return await db.Attachments.Where(a => a.MessageId == null).MinAsync(a => (DateTime?)a.CreatedAt, cancel) + Attachment.Patience + Margin;
    }

    public async Task<int> RunAsync(DateTime now, CancellationToken cancel)
    {
        var unsent = now - Attachment.Patience - Margin;
        var removed = 0;
        for (int batch; (batch = await BatchAsync(unsent, cancel)) > 0;)
            removed += batch;
        if (now - _looked < Margin)
            return removed;
        _looked = now;
        foreach (var store in stores.All)
            removed += await ForgetAsync(store, unsent, cancel);
        return removed;
    }

    /// <summary>The bytes first: a row whose bytes are gone comes up again, bytes without a row would not.</summary>
    private async Task<int> BatchAsync(DateTime unsent, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var gone = await db.Needless(unsent)
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Take(AtOnce).Select(a => new { a.Id, a.Store }).ToListAsync(cancel);
        foreach (var file in gone)
        {
            await stores[file.Store].RemoveAsync(db, file.Id, cancel);
            await db.Attachments.Where(a => a.Id == file.Id).ExecuteDeleteAsync(cancel);
        }

        return gone.Count;
    }

    private async Task<int> ForgetAsync(IAttachmentContents store, DateTime before, CancellationToken cancel)
    {
        var removed = 0;
        foreach (var id in store.Doubtful(before))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if (await db.Attachments.AnyAsync(a => a.Id == id, cancel))
            {
                store.Known(id);
                continue;
            }

            await store.RemoveAsync(db, id, cancel);
            removed++;
        }

        return removed;
    }
}
