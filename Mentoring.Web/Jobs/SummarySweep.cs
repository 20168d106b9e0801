using System.Security.Cryptography;
using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>Gathers what waits for a member's daily summary into one mail, one a member and day, however many servers do it.</summary>
public sealed class SummarySweep(IDbContextFactory<MentoringDb> contexts, LiveTopics live, ILogger<SummarySweep> logger) : ISweep
{
    /// <summary>However many mornings come at once, the other clocks go on in between.</summary>
    private const int MembersAtOnce = 200;

    public async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Outbox.Where(m => m.State == MailState.Daily).MinAsync(m => (DateTime?)m.DueAt, cancel);
    }

    public async Task<int> RunAsync(DateTime now, CancellationToken cancel)
    {
        var made = 0;
        foreach (var waiting in await DueAsync(now, cancel))
            made += await TryGatherAsync(waiting, now, cancel) ? 1 : 0;
        if (made > 0)
            live.Announce(Topic.Outbox);
        return made;
    }

    private async Task<List<Waiting>> DueAsync(DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var all = db.Outbox.Where(m => m.State == MailState.Daily && m.DueAt <= now && m.MemberId != null);
        var members = await all.OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.MemberId).Take(MembersAtOnce).Distinct().ToListAsync(cancel);
        if (members.Count == 0)
            return [];
        var due = await all.Where(m => members.Contains(m.MemberId))
            .Select(m => new { m.Id, Member = m.MemberId!.Value, m.DueAt }).ToListAsync(cancel);
        return [.. due.GroupBy(m => m.Member).Select(g => new Waiting(g.Key, g.Max(m => m.DueAt), [.. g.Select(m => m.Id)]))];
    }

    private async Task<bool> TryGatherAsync(Waiting waiting, DateTime now, CancellationToken cancel)
    {
        try
        {
            return await GatherAsync(waiting, now, cancel);
        }
        catch (Exception e) when (e.IsConflict())
        {
            await PutOffAsync(waiting, now, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "A daily summary could not be gathered; trying again");
        }

        return false;
    }

    private async Task<bool> GatherAsync(Waiting waiting, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var summary = OutboxMail.OfSummary(IdOf(waiting.Member, waiting.Morning), waiting.Member, now);
        db.Outbox.Add(summary);
        await db.SaveChangesAsync(cancel);
        Guid? digest = summary.Id;
        await db.Outbox.Where(m => waiting.Mails.Contains(m.Id) && m.State == MailState.Daily)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Gathered).SetProperty(m => m.DigestId, digest), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Another server made the summary; what came too late for it is told on the next morning.</summary>
    private async Task PutOffAsync(Waiting waiting, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var zone = await db.Members.Where(m => m.Id == waiting.Member).Select(m => m.Details.TimeZone).SingleAsync(cancel);
        var next = Mornings.Next(now, Zones.Of(zone));
        await db.Outbox.Where(m => waiting.Mails.Contains(m.Id) && m.State == MailState.Daily).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, next), cancel);
    }

    /// <summary>Two summaries of the same member and morning are the same mail.</summary>
    private static Guid IdOf(MemberId member, DateTime morning) =>
        new(SHA256.HashData([.. member.Value.ToByteArray(), .. BitConverter.GetBytes(morning.Ticks)]).AsSpan(0, 16));

    /// <summary>What waits for one member.</summary>
    /// <param name="Morning">The latest of the mornings it was meant for (UTC); after days switched off there may be several, told in one.</param>
    private sealed record Waiting(MemberId Member, DateTime Morning, IReadOnlyList<Guid> Mails);
}
