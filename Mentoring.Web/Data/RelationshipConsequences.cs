using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>What happens to relationships because of something else, in the same save as that; the caller saves and announces.</summary>
public static class RelationshipConsequences
{
    /// <summary>Tells whoever waits for this mentor's answer that the mentor has become unavailable; their requests stay open.</summary>
    public static async Task<IReadOnlyList<Relationship>> TellSendersOfUnavailabilityAsync(this MentoringDb db, Member mentor, DateTime now, CancellationToken cancel)
    {
        var waiting = await AskingFor(db, mentor.Id).ToListAsync(cancel);
        return [.. waiting.Where(r => r.TellUnavailable(now).Succeeded)];
    }

    /// <summary>Tells whoever waits for this mentor's answer that the last free place has been taken.</summary>
    /// <param name="taken">The relationship that took it.</param>
    public static async Task<IReadOnlyList<Relationship>> TellSendersOfFullnessAsync(this MentoringDb db, Member mentor, Relationship taken, DateTime now, CancellationToken cancel)
    {
        var waiting = await AskingFor(db, mentor.Id).Where(r => r.Id != taken.Id).ToListAsync(cancel);
        return [.. waiting.Where(r => r.TellFull(now).Succeeded)];
    }

    /// <summary>Ends every live relationship of a member whose account was deleted, suspended or made ineligible.</summary>
    /// <param name="reason">Shown to the partners.</param>
    public static async Task<IReadOnlyList<Relationship>> EndRelationshipsAsync(this MentoringDb db, Member member, string reason, DateTime now, CancellationToken cancel)
    {
        var live = await db.Relationships.Of(member.Id).Where(r => RelationshipStatuses.Live.Contains(r.Status)).ToListAsync(cancel);
        return [.. live.Where(r => r.End(reason, now).Succeeded)];
    }

    /// <summary>How many places of a mentor are taken.</summary>
    public static Task<int> PlacesTakenAsync(this MentoringDb db, MemberId mentor, CancellationToken cancel) =>
        db.Relationships.CountAsync(r => r.MentorId == mentor && RelationshipStatuses.TakingAPlace.Contains(r.Status), cancel);

    private static IQueryable<Relationship> AskingFor(MentoringDb db, MemberId mentor) =>
        db.Relationships.Where(r => r.MentorId == mentor && r.SenderId != mentor && r.Status == RelationshipStatus.Requested);
}
