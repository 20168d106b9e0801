using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Members;

/// <summary>
/// What members change about themselves. A section of the profile is saved against what the person saw of it, so that
/// two windows never overwrite each other unseen, while changes elsewhere do not get in the way.
/// </summary>
public sealed partial class MemberCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time)
{
    private const int Attempts = 3;

    private DateTime Now => time.Now();

    private DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>Saves everything about the person but their contact details.</summary>
    public Task<Result> ChangeAboutAsync(MemberId by, PersonalDetails seen, PersonalDetails wanted, CancellationToken cancel) => SaveAsync(
        by,
        m => m.Details.WithoutContact() == seen.WithoutContact()
            ? m.Change(wanted with { Phone = m.Details.Phone, Links = m.Details.Links }, Now)
            : new SectionChangedMeanwhile(),
        cancel);

    public Task<Result> ChangeContactAsync(MemberId by, ContactDetails seen, ContactDetails wanted, CancellationToken cancel) => SaveAsync(
        by,
        m => m.Details.Contact() == seen ? m.Change(m.Details with { Phone = wanted.Phone, Links = wanted.Links }, Now) : new SectionChangedMeanwhile(),
        cancel);

    public Task<Result> OfferAsync(MemberId by, MentorOffer seen, MentorOffer wanted, CancellationToken cancel) => SaveAsync(
        by,
        m => m.Mentor is null ? new NoSuchRole("Take up the mentor role first.") : m.Mentor.Offer == seen ? m.Offer(wanted, Now) : new SectionChangedMeanwhile(),
        cancel);

    public Task<Result> WishAsync(MemberId by, MenteeWish seen, MenteeWish wanted, CancellationToken cancel) => SaveAsync(
        by,
        m => m.Mentee is null ? new NoSuchRole("Take up the mentee role first.") : m.Mentee.Wish == seen ? m.Wish(wanted, Now) : new SectionChangedMeanwhile(),
        cancel);

    public Task<Result> ReflectAsync(MemberId by, Reflection seen, Reflection wanted, CancellationToken cancel) => SaveAsync(
        by,
        m => m.Mentee is not null && m.Mentee.Reflection != seen ? new SectionChangedMeanwhile() : m.Reflect(wanted, Now),
        cancel);

    /// <summary>Makes a mentor available, away or unavailable; whoever waits for an answer is told.</summary>
    public Task<Result> SetAvailabilityAsync(MemberId by, AvailabilityStatus status, DateOnly? awayUntil, string? message, CancellationToken cancel)
    {
        var wanted = Availability.Create(status, awayUntil, message, Today);
        if (!wanted.TryValue(out var availability))
            return Task.FromResult(Result.From(wanted.Problems));
        return SaveAsync(by, (db, member) => db.SetAvailabilityAsync(member, availability, Now, cancel), cancel);
    }

    /// <summary>Who may ask a mentor questions: everybody, or only people whose wishes fit.</summary>
    public Task<Result> SetQuestionsAsync(MemberId by, bool fromMatchesOnly, CancellationToken cancel) => SaveAsync(by, m => m.SetQuestions(fromMatchesOnly, Now), cancel);

    public Task<Result> SetLookingAsync(MemberId by, bool looking, CancellationToken cancel) => SaveAsync(by, m => m.SetLooking(looking, Now), cancel);

    /// <summary>Whether others see when this person is online; every screen follows at once.</summary>
    public Task<Result> ShowPresenceAsync(MemberId by, bool shown, CancellationToken cancel) => SaveAsync(by, m => m.ShowPresence(shown, Now), cancel);

    /// <summary>Takes up the other role; who holds it already keeps it as it is.</summary>
    public Task<Result> AddRoleAsync(MemberId by, ProgrammeRole role, CancellationToken cancel) => SaveAsync(
        by,
        m => role switch
        {
            ProgrammeRole.Mentor when m.Mentor is null => m.Offer(MentorOffer.Empty, Now),
            ProgrammeRole.Mentee when m.Mentee is null => m.Wish(MenteeWish.Empty, Now),
            _ => Result.Done,
        },
        cancel);

    /// <summary>Gives up one of two roles, once nothing live hangs on it.</summary>
    public Task<Result> DropRoleAsync(MemberId by, ProgrammeRole role, CancellationToken cancel) => SaveAsync(
        by,
        async (db, member) =>
        {
            var open = await db.Relationships.CountAsync(
                r => (role == ProgrammeRole.Mentor ? r.MentorId : r.MenteeId) == by && RelationshipStatuses.Live.Contains(r.Status), cancel);
            return open == 0 || !member.HasBothRoles ? member.Drop(role, Now) : new RoleInUse(role, open);
        },
        cancel);

    /// <summary>Which role to start in after signing in; null to be asked.</summary>
    public Task<Result> RememberAsync(MemberId by, ProgrammeRole? role, CancellationToken cancel) => SaveAsync(
        by,
        m =>
        {
            m.Remember(role);
            return Result.Done;
        },
        cancel);

    private Task<Result> SaveAsync(MemberId by, Func<Member, Result> decide, CancellationToken cancel) =>
        SaveAsync(by, (_, member) => Task.FromResult(decide(member)), cancel);

    /// <summary>Loads the person's own member, decides, saves and announces; decides once more when something else was saved in between.</summary>
    private async Task<Result> SaveAsync(MemberId by, Func<MentoringDb, Member, Task<Result>> decide, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if (await db.Members.SingleOrDefaultAsync(m => m.Id == by && m.DeletedAt == null, cancel) is not { } member)
                return new NotFound();
            var decided = await decide(db, member);
            if (!decided.Succeeded)
                return decided;
            try
            {
                await db.SaveChangesAsync(cancel);
                live.Announce([Topic.Members, Topic.Member(by), .. db.ChangedRelationships()]);
                return decided;
            }
            catch (Exception e) when (e.IsConflict())
            {
                // Decide again on what is there now
            }
        }

        return new ChangedMeanwhile();
    }
}
