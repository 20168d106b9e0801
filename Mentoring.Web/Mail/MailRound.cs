using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Mail;

/// <summary>
/// One batch of mails, from claiming to the last outcome. Each outcome is saved before the next mail is sent, so that a crash
/// costs at most one mail sent twice, with the same Message-ID.
/// </summary>
internal sealed class MailRound(MentoringDb db, MailRun run, MailSettings settings, TimeProvider time, long began, CancellationToken stopping)
{
    /// <summary>Well within the lease even when the mail after it takes all its time.</summary>
    private const int MostSaves = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TimeSpan _longest = settings.Lease / 2;

    /// <summary>Whether the server gave reason to let the mails behind wait.</summary>
    public bool Stopped { get; private set; }

    public int Count { get; private set; }

    public async Task GoAsync(IReadOnlyList<OutboxMail> mails, IReadOnlyDictionary<Guid, Writing> writings)
    {
        foreach (var mail in mails)
        {
            if (Stopped || stopping.IsCancellationRequested || time.GetElapsedTime(began) > _longest)
                mail.Release(Stopped ? time.Now() + First : time.Now());
            else
                await DecideAsync(mail, writings[mail.Id]);
            await SaveAsync(mail);
        }
    }

    private TimeSpan First => TimeSpan.FromSeconds(settings.RetrySeconds);

    private async Task DecideAsync(OutboxMail mail, Writing writing)
    {
        switch (writing)
        {
            case Writing.Write(var letter):
                // Not cut short by a shutdown: nobody would know whether the server took it
                Note(mail, await run.TrySendAsync(letter, mail.Id, CancellationToken.None));
                break;
            case Writing.Drop:
                mail.Drop();
                break;
            case Writing.Daily(var dueAt):
                mail.WaitForSummary(dueAt);
                break;
            case Writing.Unknown(var reason):
                mail.Park(reason);
                break;
            case Writing.Failed(var reason):
                Fail(mail, reason);
                break;
        }
    }

    private void Note(OutboxMail mail, MailOutcome outcome)
    {
        switch (outcome)
        {
            case MailOutcome.Sent:
                mail.Sent(time.Now());
                Count++;
                break;
            case MailOutcome.Refused(var reason):
                mail.Park(reason);
                break;
            case MailOutcome.Later(var reason, MailTrouble.Away):
                Stopped = true;
                mail.Release(time.Now() + First, reason);
                break;
            case MailOutcome.Later(var reason, var trouble):
                Stopped = trouble == MailTrouble.Stuck;
                Fail(mail, reason);
                break;
        }
    }

    private void Fail(OutboxMail mail, string reason)
    {
        if (mail.Attempts + 1 >= settings.MostAttempts)
            mail.Park(reason);
        else
            mail.Later(time.Now() + Backoff.After(First, mail.Attempts, mail.Id), reason);
    }

    /// <summary>What the server took has to be noted, even when the database is busy just then: otherwise it would be sent again.</summary>
    private async Task SaveAsync(OutboxMail mail)
    {
        for (var attempt = 1; attempt < MostSaves; attempt++)
        {
            try
            {
                await SaveOnceAsync(mail);
                return;
            }
            catch (DbUpdateException)
            {
                await Task.Delay(Pause, CancellationToken.None);
            }
        }

        await SaveOnceAsync(mail);
    }

    private async Task SaveOnceAsync(OutboxMail mail)
    {
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The lease ran out and another worker has it now; what becomes of it is theirs to say
            db.Entry(mail).State = EntityState.Detached;
        }
    }
}
