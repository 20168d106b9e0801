using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>How any number of workers share the outbox without sending a mail twice.</summary>
public static class OutboxClaims
{
    /// <summary>Takes some of the mails that are due, the longest waiting first; nobody else gets them while the lease runs.</summary>
    /// <param name="lease">How long a claimed mail stays with its worker; after a crash it comes up again.</param>
    public static async Task<IReadOnlyList<OutboxMail>> ClaimMailsAsync(this MentoringDb db, int most, TimeSpan lease, DateTime now, CancellationToken cancel)
    {
        var due = db.Outbox.Where(m => m.State == MailState.Waiting && m.DueAt <= now);
        var ids = await due.OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id).Take(most).ToListAsync(cancel);
        if (ids.Count == 0)
            return [];
        Guid? claim = Guid.CreateVersion7();
        var until = now + lease;
        try
        {
            // Asked again in the update: of two workers with the same ids the second finds them leased
            await due.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(r => r.Claim, claim).SetProperty(r => r.DueAt, until), cancel);
        }
        catch (Exception e) when (e.IsConflict())
        {
            return [];
        }

        return await db.Outbox.Where(m => m.Claim == claim).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(cancel);
    }
}
