using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;

namespace Mentoring.Web.Features.Relationships;

/// <summary>Asking: sending, amending, taking back, asking again.</summary>
public sealed partial class RelationshipCommands
{
    /// <summary>A mentee asks a mentor.</summary>
    public Task<Result<RelationshipId>> SendAsync(MemberId mentee, MemberId mentor, Brief brief, CancellationToken cancel) =>
        AskAsync(mentee, mentor, asMentor: false, brief, cancel);

    /// <summary>A mentor offers to a mentee who is looking.</summary>
    public Task<Result<RelationshipId>> OfferAsync(MemberId mentor, MemberId mentee, Brief brief, CancellationToken cancel) =>
        AskAsync(mentor, mentee, asMentor: true, brief, cancel);

    public Task<Result> EditAsync(MemberId by, RelationshipId id, Brief brief, CancellationToken cancel) =>
        ChangeAsync(by, id, async (db, relationship, now) => await BlockedAsync(db, relationship, by, cancel) is { } blocked ? blocked : relationship.Edit(by, brief, now), cancel);

    /// <summary>Takes a request back, or leaves after acceptance.</summary>
    public Task<Result> WithdrawAsync(MemberId by, RelationshipId id, string reason, CancellationToken cancel) =>
        ChangeAsync(by, id, (relationship, now) => relationship.Withdraw(by, reason, now), cancel);

    /// <summary>Asks again; the guards of a first request hold once more.</summary>
    public Task<Result> ReopenAsync(MemberId by, RelationshipId id, CancellationToken cancel) =>
        ChangeAsync(by, id, async (db, relationship, now) =>
        {
            if (relationship.WhyNot(RelationshipMove.Reopen, by) is { } closed)
                return closed;
            var askerSends = by == relationship.SenderId || relationship.Status == RelationshipStatus.Withdrawn;
            var (asker, other, problem) = await GuardAsync(db, by, relationship.OtherThan(by), by == relationship.MentorId, askerSends, now, cancel);
            if (problem is not null)
                return problem;
            db.Touch(asker!, now);
            db.Touch(other!, now);
            var reopened = relationship.Reopen(by, now);
            relationship.StopClockWhileAway(relationship.RecipientId == by ? asker! : other!, now);
            return reopened;
        }, cancel);

    private async Task<Result<RelationshipId>> AskAsync(MemberId asker, MemberId other, bool asMentor, Brief brief, CancellationToken cancel)
    {
        var id = RelationshipId.New();
        var saved = await SaveAsync(async db =>
        {
            var now = Now;
            var (person, recipient, problem) = await GuardAsync(db, asker, other, asMentor, askerSends: true, now, cancel);
            if (problem is not null)
                return problem;
            var (mentor, mentee) = asMentor ? (asker, other) : (other, asker);
            var sent = Relationship.Send(id, mentor, mentee, asker, brief, now);
            if (!sent.TryValue(out var relationship))
                return Result.From(sent.Problems);
            relationship.StopClockWhileAway(recipient!, now);
            db.Relationships.Add(relationship);
            db.Touch(person!, now);
            db.Touch(recipient!, now);
            return Result.Done;
        }, cancel);
        return saved.Succeeded ? id : Result<RelationshipId>.From(saved.Problems);
    }

    /// <summary>The asker and the other, followed, and what stands against asking. Touching both keeps the limit of open requests true for two tabs at once, and lets nobody ask somebody who leaves at that moment.</summary>
    private async Task<(Member? Asker, Member? Other, Problem? Problem)> GuardAsync(
        MentoringDb db, MemberId askerId, MemberId otherId, bool askerIsMentor, bool askerSends, DateTime now, CancellationToken cancel)
    {
        if (askerId == otherId)
            return (null, null, new NotYourself());
        var (asker, other) = await RequestDoor.PairAsync(db, askerId, otherId, cancel);
        if (asker is null || other is null)
            return (null, null, new NotFound());
        var facts = await RequestDoor.FactsAsync(db, asker, other, askerIsMentor, askerSends, OpenRequestLimit, now, cancel);
        return (asker, other, RequestGuards.WhyNot(facts));
    }
}
