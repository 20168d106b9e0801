using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>What happens to relationships because of something else, in the same save as that; the caller saves and announces.</summary>
public static class RelationshipConsequences
{
    /// <summary>Shown to both; never who of them, or why.</summary>
    private const string NoLongerTogether = "One of you does not take part in the programme any more.";

    /// <summary>Changes a mentor's availability and lets it have its effect.</summary>
    public static async Task<Result> SetAvailabilityAsync(this MentoringDb db, Member member, Availability availability, DateTime now, CancellationToken cancel)
    {
        var before = member.Mentor?.Availability;
        var set = member.SetAvailability(availability, now);
        if (set.Succeeded)
            await db.TellOfAvailabilityAsync(member, before!, now, cancel);
        return set;
    }

    /// <summary>
    /// What a change of a mentor's availability leads to: whoever waits for their answer is told, days away until a known date do not count,
    /// and a return sets the clocks going again. Requests stay open.
    /// </summary>
    public static async Task TellOfAvailabilityAsync(this MentoringDb db, Member member, Availability before, DateTime now, CancellationToken cancel)
    {
        if (member.Mentor?.Availability is not { } after || (before.Status, before.AwayUntil) == (after.Status, after.AwayUntil))
            return;
        var today = DateOnly.FromDateTime(now);
        foreach (var request in await db.Relationships.AwaitingAnswerOf(member.Id).ToListAsync(cancel))
            Tell(request, request.MentorId == member.Id, before.On(today), after, now);
        await db.CountSilenceAsync(member.Id, after, now, cancel);
    }

    /// <summary>Ends every live relationship of these members, who no longer take part.</summary>
    public static async Task EndRelationshipsAsync(this MentoringDb db, IReadOnlyCollection<Member> gone, DateTime now, CancellationToken cancel)
    {
        var ids = gone.Select(m => m.Id).ToList();
        var live = await db.Relationships.Where(r => RelationshipStatuses.Live.Contains(r.Status) && (ids.Contains(r.MentorId) || ids.Contains(r.MenteeId))).ToListAsync(cancel);
        live.ForEach(r => r.End(NoLongerTogether, now));
    }

    /// <summary>Tells whoever waits for this mentor's answer that the last free place has been taken.</summary>
    /// <param name="taken">The relationship that took it.</param>
    public static async Task<IReadOnlyList<Relationship>> TellSendersOfFullnessAsync(this MentoringDb db, Member mentor, Relationship taken, DateTime now, CancellationToken cancel)
    {
        var waiting = await db.Relationships.AwaitingAnswerOf(mentor.Id).Where(r => r.MentorId == mentor.Id && r.Id != taken.Id).ToListAsync(cancel);
        return [.. waiting.Where(r => r.TellFull(now).Succeeded)];
    }

    /// <summary>Lets the days until the recipient's return not count, when a request is sent to somebody who is away until a known day.</summary>
    public static void StopClockWhileAway(this Relationship request, Member recipient, DateTime now)
    {
        if (recipient.Mentor?.Availability is { AwayUntil: { } back } away && away.On(DateOnly.FromDateTime(now)) == AvailabilityStatus.Away)
            request.StopClock(back, now);
    }

    /// <summary>A pair that begins or goes on is watched for silence from now on, whatever was said before.</summary>
    public static async Task WatchSilenceAsync(this MentoringDb db, Relationship relationship, DateTime now, CancellationToken cancel)
    {
        if (await db.Conversations.Between(relationship.MentorId, relationship.MenteeId).SingleOrDefaultAsync(cancel) is { } conversation)
            conversation.LookAgain(now);
    }

    /// <summary>How many places of a mentor are taken.</summary>
    public static Task<int> PlacesTakenAsync(this MentoringDb db, MemberId mentor, CancellationToken cancel) =>
        db.Relationships.CountAsync(r => r.MentorId == mentor && RelationshipStatuses.TakingAPlace.Contains(r.Status), cancel);

    /// <summary>Who offered to be this member's mentor hears of days away, which do not count, but not of the member's own place as a mentor.</summary>
    private static void Tell(Relationship request, bool asMentor, AvailabilityStatus before, Availability after, DateTime now)
    {
        var stopped = request.ClockStoppedUntil is not null;
        if (after is { Status: AvailabilityStatus.Away, AwayUntil: { } back })
            request.TellAway(back, now);
        else if (asMentor && after.Status != AvailabilityStatus.Available && (before == AvailabilityStatus.Available || stopped))
            request.TellUnavailable(now);
        else if (stopped || (asMentor && after.Status == AvailabilityStatus.Available))
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
