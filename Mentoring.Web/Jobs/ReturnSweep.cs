using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>Makes mentors available again on their day of return, tells them and whoever waits for them, on every open screen (spec §2).</summary>
public sealed class ReturnSweep(IDbContextFactory<MentoringDb> contexts, LiveTopics live, ILogger<ReturnSweep> logger) : ISweep
{
    private const int Attempts = 3;

    /// <summary>Days of return begin at midnight, so that one look a day is enough.</summary>
    private DateOnly _doneOn;

    public async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var day = await db.Members.Where(m => m.DeletedAt == null && m.Mentor!.Availability.Status == AvailabilityStatus.Away).MinAsync(m => m.Mentor!.Availability.AwayUntil, cancel);
        return day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }

    public async Task<int> RunAsync(DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now);
        if (_doneOn == today)
            return 0;
        var returned = 0;
        var all = true;
        foreach (var member in await DueAsync(today, cancel))
        {
            if (await TryReturnAsync(member, now, cancel) is { } did)
                returned += did ? 1 : 0;
            else
                all = false;
        }

        _doneOn = all ? today : _doneOn;
        return returned;
    }

    /// <summary>Whether the member returned; null when that could not be done, which holds up nobody else and is tried again.</summary>
    private async Task<bool?> TryReturnAsync(MemberId id, DateTime now, CancellationToken cancel)
    {
        try
        {
            return await ReturnAsync(id, now, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "A mentor's return could not be noted; trying again");
            return null;
        }
    }

    private async Task<List<MemberId>> DueAsync(DateOnly today, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Members
            .Where(m => m.DeletedAt == null && m.Mentor!.Availability.Status == AvailabilityStatus.Away && m.Mentor.Availability.AwayUntil <= today)
            .OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancel);
    }

    private async Task<bool> ReturnAsync(MemberId id, DateTime now, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var member = await db.Members.SingleAsync(m => m.Id == id, cancel);
            if (member.Mentor?.Availability is not { Status: AvailabilityStatus.Away, AwayUntil: { } back } || back > DateOnly.FromDateTime(now))
                return false;
            try
            {
                await db.SetAvailabilityAsync(member, Availability.Available, now, cancel);
                db.Tell(Notice.Of(NoticeKind.WelcomeBack, id, $"back:{id.Value:N}:{member.Version}", now));
                await db.SaveChangesAsync(cancel);
                live.Announce([Topic.Members, Topic.Outbox, Topic.Member(id), .. db.ChangedRelationships()]);
                return true;
            }
            catch (Exception e) when (e.IsConflict() && attempt < Attempts)
            {
                // Somebody else changed the member: look again
            }
        }

        return false;
    }
}
