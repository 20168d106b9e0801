using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>Answering: yes, no, or more first.</summary>
public sealed partial class RelationshipCommands
{
    public Task<Result> AcceptAsync(MemberId by, RelationshipId id, CancellationToken cancel) =>
        ChangeAsync(by, id, (db, relationship, now) => AcceptAsync(db, relationship, by, now, cancel), cancel);

    /// <summary>Says no.</summary>
    /// <param name="becomeUnavailable">Makes a mentor unavailable, or ends a mentee's search, in the same save.</param>
    public Task<Result> DeclineAsync(MemberId by, RelationshipId id, DeclineAnswer answer, bool becomeUnavailable, CancellationToken cancel) =>
        ChangeAsync(by, id, (db, relationship, now) => DeclineAsync(db, relationship, by, answer, becomeUnavailable, now, cancel), cancel);

    public Task<Result> AskForMoreAsync(MemberId by, RelationshipId id, string question, CancellationToken cancel) =>
        ChangeAsync(by, id, (relationship, now) => relationship.AskForMore(by, question, now), cancel);

    private static async Task<Result> AcceptAsync(MentoringDb db, Relationship relationship, MemberId by, DateTime now, CancellationToken cancel)
    {
        if (relationship.WhyNot(RelationshipMove.Accept, by) is { } closed)
            return closed;
        return await TakePlaceAsync(db, relationship, by, now, cancel) is { } problem ? problem : relationship.Accept(by, now);
    }

    private static async Task<Result> DeclineAsync(
        MentoringDb db, Relationship relationship, MemberId by, DeclineAnswer answer, bool becomeUnavailable, DateTime now, CancellationToken cancel)
    {
        if (await SuggestsAStrangerAsync(db, answer, cancel))
            return new InvalidField(nameof(DeclineAnswer.Suggested), "One of the colleagues you suggest no longer takes part. Choose somebody else.");
        var declined = relationship.Decline(by, answer, now);
        if (declined.Succeeded && becomeUnavailable)
            await BecomeUnavailableAsync(db, relationship, by, now, cancel);
        return declined;
    }

    private static async Task<bool> SuggestsAStrangerAsync(MentoringDb db, DeclineAnswer answer, CancellationToken cancel)
    {
        MemberId[] suggested = [.. answer.Suggested.Distinct()];
        return suggested.Length > 0 && await db.Members.CountAsync(m => suggested.Contains(m.Id) && m.DeletedAt == null && m.Mentor != null, cancel) < suggested.Length;
    }

    private static async Task BecomeUnavailableAsync(MentoringDb db, Relationship declined, MemberId by, DateTime now, CancellationToken cancel)
    {
        var member = await db.Members.SingleAsync(m => m.Id == by, cancel);
        if (by == declined.MenteeId)
        {
            member.SetLooking(false, now);
            return;
        }

        await db.SetAvailabilityAsync(member, Availability.Unavailable, now, cancel);
    }
}
