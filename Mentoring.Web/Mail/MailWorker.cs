using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Mail;

/// <summary>Sends what is due in the outbox, as soon as it is announced and whenever its time has come. Any number may run, on any number of nodes.</summary>
public sealed class MailWorker(
    IDbContextFactory<MentoringDb> contexts, MailSender sender, LetterDesk letters, LiveTopics topics, IOptions<MailSettings> options, TimeProvider time,
    ILogger<MailWorker> logger) : BackgroundService
{
    /// <summary>How many mails are claimed at once.</summary>
    public const int Batch = 20;

    private bool _stopped;

    /// <summary>Of the clock on the wall, whatever time the programme has.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>Sends everything that is due now, until there is no more or the mail server cannot take it; says how many went.</summary>
    public async Task<int> DrainAsync(CancellationToken cancel)
    {
        var sent = 0;
        await using var run = sender.Begin();
        while (await RoundAsync(run, cancel) is { } round)
        {
            sent += round.Count;

            // Where nothing went nothing changed for anybody, least of all for this worker
            if (!round.Stopped || round.Count > 0)
                topics.Announce(Topic.Outbox);
            _stopped = round.Stopped;
            if (round.Stopped || cancel.IsCancellationRequested)
                break;
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        using var subscription = topics.Subscribe([Topic.Outbox], () =>
        {
            if (wake.CurrentCount == 0)
                wake.Release();
            return Task.CompletedTask;
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryDrainAsync(stoppingToken);

            // New mails do not make a mail server come back
            var rest = _stopped ? Task.Delay(TimeSpan.FromSeconds(options.Value.RetrySeconds), stoppingToken) : wake.WaitAsync(Period, stoppingToken);
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stopped = false;
        }
    }

    private async Task TryDrainAsync(CancellationToken stopping)
    {
        try
        {
            await DrainAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was claimed and not sent comes up again when the lease ends
        }
        catch (Exception e)
        {
            logger.LogError(e, "Mails could not be sent; trying again");
        }
    }

    /// <summary>One batch; null when nothing is due.</summary>
    private async Task<MailRound?> RoundAsync(MailRun run, CancellationToken cancel)
    {
        // The lease counts from before the claim
        var began = time.GetTimestamp();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var mails = await db.ClaimMailsAsync(Batch, options.Value.Lease, time.Now(), cancel);
        if (mails.Count == 0)
            return null;
        var round = new MailRound(db, run, options.Value, time, began, cancel);
        await round.GoAsync(mails, await letters.WriteAsync(mails, cancel));
        return round;
    }
}
