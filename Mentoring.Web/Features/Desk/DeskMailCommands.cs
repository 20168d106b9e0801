using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Desk;

/// <summary>
/// What programme managers do about mails that could not be sent. Each is one statement that asks again whether the mail is
/// still parked, so that two managers at once cannot have it sent twice. For everybody else there is no such mail.
/// </summary>
public sealed class DeskMailCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time)
{
    public Task<Result> RetryAsync(Viewer by, Guid id, CancellationToken cancel) => ChangeAsync(by, parked => RetryAsync(parked.Where(m => m.Id == id), cancel), cancel);

    public Task<Result> RetryAllAsync(Viewer by, CancellationToken cancel) => ChangeAsync(by, parked => RetryAsync(parked, cancel), cancel);

    /// <summary>It will not be sent, and what it says is forgotten.</summary>
    public Task<Result> DiscardAsync(Viewer by, Guid id, CancellationToken cancel) => ChangeAsync(
        by, parked => parked.Where(m => m.Id == id).ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MailState.Dropped).SetProperty(r => r.Content, (string?)null), cancel), cancel);

    private Task<int> RetryAsync(IQueryable<OutboxMail> parked, CancellationToken cancel)
    {
        var now = time.Now();
        return parked.ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MailState.Waiting).SetProperty(r => r.Attempts, 0).SetProperty(r => r.DueAt, now), cancel);
    }

    private async Task<Result> ChangeAsync(Viewer by, Func<IQueryable<OutboxMail>, Task<int>> change, CancellationToken cancel)
    {
        if (!by.IsManager)
            return new NotFound();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await change(db.Outbox.Where(m => m.State == MailState.Parked)) == 0)
            return new ChangedMeanwhile();
        live.Announce(Topic.Outbox);
        return Result.Done;
    }
}
