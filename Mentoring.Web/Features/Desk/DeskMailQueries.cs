using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Desk;

/// <summary>A mail that could not be sent, as the programme team sees it: nothing of what it says.</summary>
/// <param name="Id">Of the mail.</param>
/// <param name="Who">The member's name, or the address when it is for nobody of the programme.</param>
/// <param name="IsNotice">Whether it tells of something in the programme; otherwise it is about an account.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">Why it was not sent at the last try.</param>
/// <param name="Since">When it was written (UTC).</param>
public sealed record DeskMailRow(Guid Id, string Who, bool IsNotice, int Attempts, string Error, DateTime Since);

/// <summary>How the outbox stands, and one page of the mails that need somebody.</summary>
/// <param name="Waiting">To be sent as soon as it is possible.</param>
/// <param name="SentLately">In the last 24 hours.</param>
/// <param name="Parked">All that could not be sent.</param>
/// <param name="Trouble">What keeps the mails that wait; null when nothing does.</param>
/// <param name="Rows">The newest first.</param>
public sealed record DeskMail(int Waiting, int SentLately, int Parked, string? Trouble, IReadOnlyList<DeskMailRow> Rows);

/// <summary>The outbox as programme managers read it. Callers have shown that they are managers (the page is closed to others).</summary>
public sealed class DeskMailQueries(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>The counts, and one page of what could not be sent.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<DeskMail> ReadAsync(int page, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var since = time.Now() - TimeSpan.FromDays(1);
        var waiting = db.Outbox.Where(m => m.State == MailState.Waiting);
        var parked = db.Outbox.Where(m => m.State == MailState.Parked);
        var rows = await parked.OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
            .Select(m => new DeskMailRow(
                m.Id,
                db.Members.Where(p => p.Id == m.MemberId).Select(p => p.Details.GivenName + " " + p.Details.FamilyName).FirstOrDefault() ?? m.To,
                m.NoticeId != null, m.Attempts, m.LastError, m.CreatedAt))
            .ToListAsync(cancel);
        return new DeskMail(
            await waiting.CountAsync(cancel),
            await db.Outbox.CountAsync(m => m.SentAt > since, cancel),
            await parked.CountAsync(cancel),
            await waiting.Where(m => m.LastError != string.Empty).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.LastError).FirstOrDefaultAsync(cancel),
            rows);
    }
}
