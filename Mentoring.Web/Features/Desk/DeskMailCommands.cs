using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Desk;

/// <summary>
/// What programme managers do about mails that could not be sent. Each is one statement that asks again whether the mail is
/// still parked, so that two managers at once cannot have it sent twice. Callers have shown that they are managers.
/// </summary>
public sealed class DeskMailCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time)
{
    public Task<Result> RetryAsync(Guid id, CancellationToken cancel) => ChangeAsync(parked => RetryAsync(parked.Where(m => m.Id == id), cancel), cancel);

    public Task<Result> RetryAllAsync(CancellationToken cancel) => ChangeAsync(parked => RetryAsync(parked, cancel), cancel);

    /// <summary>It will not be sent, and what it says is forgotten.</summary>
    public Task<Result> DiscardAsync(Guid id, CancellationToken cancel) => ChangeAsync(
        parked => parked.Where(m => m.Id == id).ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MailState.Dropped).SetProperty(r => r.Content, (string?)null), cancel), cancel);

    private Task<int> RetryAsync(IQueryable<OutboxMail> parked, CancellationToken cancel)
    {
        var now = time.Now();
        return parked.ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MailState.Waiting).SetProperty(r => r.Attempts, 0).SetProperty(r => r.DueAt, now), cancel);
    }

    private async Task<Result> ChangeAsync(Func<IQueryable<OutboxMail>, Task<int>> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await change(db.Outbox.Where(m => m.State == MailState.Parked)) == 0)
            return new ChangedMeanwhile();
        live.Announce(Topic.Outbox);
        return Result.Done;
    }
}
