using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>Gathers from the database what the guards of a request look at.</summary>
internal static class RequestDoor
{
    /// <summary>What the guards look at, for one asker and one other person.</summary>
    /// <param name="asker">Whoever presses the button.</param>
    /// <param name="other">The other person.</param>
    /// <param name="askerIsMentor">The direction.</param>
    /// <param name="askerSends">False when the recipient who declined lets the request stand again.</param>
    public static async Task<RequestFacts> FactsAsync(
        MentoringDb db, Member asker, Member other, bool askerIsMentor, bool askerSends, int limit, DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now);
        var (mentor, mentee) = askerIsMentor ? (asker, other) : (other, asker);
        return new RequestFacts
        {
            Asker = asker.Id,
            Other = other.Id,
            AskerIsMentor = askerIsMentor,
            AskerSends = askerSends,
            OtherName = other.Name,
            AskerBarred = asker.WhyNotTakingPart(today),
            OtherGone = other.WhyNotTakingPart(today) is not null,
            Blocked = await db.Blocks.Between(asker.Id, other.Id).AnyAsync(cancel),
            AskerHoldsRole = (askerIsMentor ? asker.Mentor : (object?)asker.Mentee) is not null,
            OtherHoldsRole = (askerIsMentor ? other.Mentee : (object?)other.Mentor) is not null,
            LineManagerAndReport = asker.LineManagerEmail == other.Email || other.LineManagerEmail == asker.Email,
            AlreadyLive = await db.Relationships.AnyAsync(r => r.MentorId == mentor.Id && r.MenteeId == mentee.Id && RelationshipStatuses.Live.Contains(r.Status), cancel),
            MentorAvailability = mentor.Mentor?.Availability.On(today) ?? AvailabilityStatus.Unavailable,
            AwayUntil = mentor.Mentor?.Availability.AwayUntil,
            MentorFull = mentor.Mentor is { } profile && profile.IsFull(await db.PlacesTakenAsync(mentor.Id, cancel)),
            MenteeLooking = mentee.Mentee?.Looking ?? false,
            OpenRequests = await db.Relationships.CountAsync(r => r.SenderId == asker.Id && r.Status == RelationshipStatus.Requested, cancel),
            OpenRequestLimit = limit,
        };
    }

    /// <summary>The mentor whose place a relationship would take, how many of them are taken, and what stands against taking one more.</summary>
    public static async Task<(Member? Mentor, Member? Mentee, int Taken, Problem? Problem)> PlaceAsync(
        MentoringDb db, Relationship relationship, MemberId by, DateTime now, CancellationToken cancel)
    {
        var (mentor, mentee) = await PairAsync(db, relationship.MentorId, relationship.MenteeId, cancel);
        var other = by == relationship.MentorId ? mentee : mentor;
        if (other is null || other.WhyNotTakingPart(DateOnly.FromDateTime(now)) is not null)
            return (mentor, mentee, 0, new NoLongerTakesPart(other?.Name ?? "This person"));
        if (await db.Blocks.Between(by, other.Id).AnyAsync(cancel))
            return (mentor, mentee, 0, new NotAvailableToYou(other.Name));
        if (mentor?.Mentor is not { } profile)
            return (mentor, mentee, 0, new NoSuchRole(by == relationship.MentorId ? "Take up the mentor role again first." : $"{other.Name} is not a mentor any more."));
        var taken = await db.PlacesTakenAsync(mentor.Id, cancel);
        return (mentor, mentee, taken, profile.IsFull(taken) ? new MentorFull(by == mentor.Id ? null : mentor.Name) : null);
    }

    /// <summary>Both people of a pair, followed so that touching one of them counts; null for one that does not exist.</summary>
    public static async Task<(Member? First, Member? Second)> PairAsync(MentoringDb db, MemberId first, MemberId second, CancellationToken cancel)
    {
        var both = await db.Members.Where(m => m.Id == first || m.Id == second).ToListAsync(cancel);
        return (both.Find(m => m.Id == first), both.Find(m => m.Id == second));
    }
}
