using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>What happens to relationships because of something else, in the same save as that; the caller saves and announces.</summary>
public static class RelationshipConsequences
{
    /// <summary>
    /// Changes a mentor's availability and lets it have its effect: whoever waits for their answer is told, days away until a known date do not count,
    /// and a return sets the clocks going again. Requests stay open.
    /// </summary>
    public static async Task<Result> SetAvailabilityAsync(this MentoringDb db, Member member, Availability availability, DateTime now, CancellationToken cancel)
    {
        var before = member.Mentor?.Availability;
        var set = member.SetAvailability(availability, now);
        if (!set.Succeeded || (before!.Status, before.AwayUntil) == (availability.Status, availability.AwayUntil))
            return set;
        var today = DateOnly.FromDateTime(now);
        foreach (var request in await db.Relationships.AwaitingAnswerOf(member.Id).ToListAsync(cancel))
            Tell(request, before.On(today), availability, now);
        await db.CountSilenceAsync(member.Id, availability, now, cancel);
        return set;
    }

    /// <summary>Tells whoever waits for this mentor's answer that the last free place has been taken.</summary>
    /// <param name="taken">The relationship that took it.</param>
    public static async Task<IReadOnlyList<Relationship>> TellSendersOfFullnessAsync(this MentoringDb db, Member mentor, Relationship taken, DateTime now, CancellationToken cancel)
    {
        var waiting = await db.Relationships.AwaitingAnswerOf(mentor.Id).Where(r => r.MentorId == mentor.Id && r.Id != taken.Id).ToListAsync(cancel);
        return [.. waiting.Where(r => r.TellFull(now).Succeeded)];
    }

    /// <summary>Ends every live relationship of a member whose account was deleted, suspended or made ineligible.</summary>
    /// <param name="reason">Shown to the partners.</param>
    public static async Task<IReadOnlyList<Relationship>> EndRelationshipsAsync(this MentoringDb db, Member member, string reason, DateTime now, CancellationToken cancel)
    {
        var live = await db.Relationships.Of(member.Id).Where(r => RelationshipStatuses.Live.Contains(r.Status)).ToListAsync(cancel);
        return [.. live.Where(r => r.End(reason, now).Succeeded)];
    }

    /// <summary>Lets the days until the recipient's return not count, when a request is sent to somebody who is away until a known day.</summary>
    public static void StopClockWhileAway(this Relationship request, Member recipient, DateTime now)
    {
        if (recipient.Mentor?.Availability is { AwayUntil: { } back } away && away.On(DateOnly.FromDateTime(now)) == AvailabilityStatus.Away)
            request.StopClock(back, now);
    }

    /// <summary>How many places of a mentor are taken.</summary>
    public static Task<int> PlacesTakenAsync(this MentoringDb db, MemberId mentor, CancellationToken cancel) =>
        db.Relationships.CountAsync(r => r.MentorId == mentor && RelationshipStatuses.TakingAPlace.Contains(r.Status), cancel);

    private static void Tell(Relationship request, AvailabilityStatus before, Availability after, DateTime now)
    {
        if (after is { Status: AvailabilityStatus.Away, AwayUntil: { } back })
            request.TellAway(back, now);
        else if (after.Status != AvailabilityStatus.Available && (before == AvailabilityStatus.Available || request.ClockStoppedUntil is not null))
            request.TellUnavailable(now);
        else if (after.Status == AvailabilityStatus.Available)
            request.TellBack(now);
    }

    /// <summary>Days away do not count as silence either.</summary>
    private static async Task CountSilenceAsync(this MentoringDb db, MemberId member, Availability availability, DateTime now, CancellationToken cancel)
    {
        foreach (var conversation in await db.Conversations.Of(member).Where(c => c.DueAt != null && c.LastAuthorId != member).ToListAsync(cancel))
        {
            if (availability is { Status: AvailabilityStatus.Away, AwayUntil: { } back })
                conversation.StopSilence(back, now);
            else
                conversation.ResumeSilence(now);
        }
    }
}
