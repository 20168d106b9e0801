using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>Working together: pausing, ending well, beginning anew.</summary>
public sealed partial class RelationshipCommands
{
    public Task<Result> HoldAsync(MemberId by, RelationshipId id, DateOnly? until, CancellationToken cancel) =>
        ChangeAsync(by, id, (relationship, now) => relationship.Hold(by, until, now), cancel);

    public Task<Result> ResumeAsync(MemberId by, RelationshipId id, CancellationToken cancel) =>
        ChangeAsync(by, id, async (db, relationship, now) =>
        {
            await db.WatchSilenceAsync(relationship, now, cancel);
            return relationship.Resume(by, now);
        }, cancel);

    public Task<Result> ProposeCompletionAsync(MemberId by, RelationshipId id, string words, CancellationToken cancel) =>
        ChangeAsync(by, id, (relationship, now) => relationship.ProposeCompletion(by, words, now), cancel);

    /// <summary>Agrees to the end the other one proposed.</summary>
    public Task<Result> CompleteAsync(MemberId by, RelationshipId id, CancellationToken cancel) =>
        ChangeAsync(by, id, (relationship, now) => relationship.Complete(by, now), cancel);

    public Task<Result> ProposeJourneyAsync(MemberId by, RelationshipId id, string words, CancellationToken cancel) =>
        ChangeAsync(by, id, (relationship, now) => relationship.ProposeJourney(by, words, now), cancel);

    /// <summary>Agrees to a new journey; it takes a place of the mentor again.</summary>
    public Task<Result> BeginJourneyAsync(MemberId by, RelationshipId id, CancellationToken cancel) =>
        ChangeAsync(by, id, async (db, relationship, now) =>
        {
            if (relationship.WhyNot(RelationshipMove.BeginJourney, by) is { } closed)
                return closed;
            if (await LiveTwinAsync(db, relationship, by, cancel) is { } twin)
                return twin;
            return await TakePlaceAsync(db, relationship, by, now, cancel) is { } problem ? problem : relationship.BeginJourney(by, now);
        }, cancel);

    /// <summary>Turns a proposal down, or takes one's own back.</summary>
    public Task<Result> NotNowAsync(MemberId by, RelationshipId id, CancellationToken cancel) =>
        ChangeAsync(by, id, (relationship, now) => relationship.NotNow(by, now), cancel);

    /// <summary>Lets the silent partner know, once for each time of waiting, that the other would like to hear from them.</summary>
    public Task<Result> NudgeAsync(MemberId by, RelationshipId id, CancellationToken cancel) =>
        ChangeAsync(by, id, async (db, relationship, now) =>
        {
            if (relationship.WhyNot(RelationshipMove.Nudge, by) is { } closed)
                return closed;
            if (await BlockedAsync(db, relationship, by, cancel) is { } blocked)
                return blocked;
            if (await db.Conversations.Between(relationship.MentorId, relationship.MenteeId).SingleOrDefaultAsync(cancel) is not { } conversation)
                return new NothingToNudge();
            var nudged = conversation.Nudge(by, relationship.ActiveSince, programme.CurrentValue.Schedule, now);
            return nudged.Succeeded ? relationship.Nudge(by, now) : nudged;
        }, cancel);

    /// <summary>After a block nothing that one writes or asks reaches the other.</summary>
    private static async Task<Problem?> BlockedAsync(MentoringDb db, Relationship relationship, MemberId by, CancellationToken cancel)
    {
        var other = relationship.OtherThan(by);
        return await db.Blocks.Between(by, other).AnyAsync(cancel)
            ? new NotAvailableToYou(await db.Members.Where(m => m.Id == other).Select(m => m.Details.GivenName).SingleAsync(cancel))
            : null;
    }

    /// <summary>The pair may have begun another relationship in this direction after completing this one.</summary>
    private static async Task<Problem?> LiveTwinAsync(MentoringDb db, Relationship relationship, MemberId by, CancellationToken cancel)
    {
        var live = await db.Relationships.AnyAsync(
            r => r.MentorId == relationship.MentorId && r.MenteeId == relationship.MenteeId && RelationshipStatuses.Live.Contains(r.Status), cancel);
        if (!live)
            return null;
        var other = await db.Members.SingleAsync(m => m.Id == relationship.OtherThan(by), cancel);
        return new AlreadyTogether(other.Name);
    }
}
