using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Relationships;

/// <summary>What people do to relationships. Every verb loads through the person's scope, lets the aggregate decide, saves and announces.</summary>
public sealed partial class RelationshipCommands(
    IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time, IOptionsMonitor<ProgrammeOptions> programme)
{
    private const int Attempts = 3;

    private DateTime Now => time.Now();

    private int OpenRequestLimit => programme.CurrentValue.OpenRequestLimit;

    /// <summary>Says that the person looks at the relationship: what they were told about it counts as read.</summary>
    public async Task SeeAsync(MemberId by, RelationshipId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Notices.UnreadBy(by).Where(n => n.RelationshipId == id).ReadAsync(Now, cancel))
            live.Announce(Topic.Member(by));
    }

    /// <summary>
    /// Opens the database, decides and saves. When somebody else saved first it decides once more on what is there now,
    /// so that the person hears the true reason rather than that something changed.
    /// </summary>
    private async Task<Result> SaveAsync(Func<MentoringDb, Task<Result>> decide, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var decided = await decide(db);
            if (!decided.Succeeded)
                return decided;
            try
            {
                await db.SaveChangesAsync(cancel);
                live.Announce(db.ChangedRelationships());
                return decided;
            }
            catch (Exception e) when (e.IsConflict())
            {
                // Decide again on what is there now
            }
        }

        return new ChangedMeanwhile();
    }

    /// <summary>Loads one relationship of the person and changes it; refuses when it was changed between two attempts, since nobody saw it then.</summary>
    private Task<Result> ChangeAsync(
        MemberId by, RelationshipId id, Func<MentoringDb, Relationship, DateTime, Task<Result>> decide, CancellationToken cancel)
    {
        int? seen = null;
        return SaveAsync(async db =>
        {
            if (await db.Relationships.Of(by).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } relationship)
                return new NotFound();
            var version = relationship.Version;
            var decided = await decide(db, relationship, Now);
            if (decided.Succeeded && seen is not null && seen != version)
                return new ChangedMeanwhile();
            seen = version;
            return decided;
        }, cancel);
    }

    private Task<Result> ChangeAsync(MemberId by, RelationshipId id, Func<Relationship, DateTime, Result> decide, CancellationToken cancel) =>
        ChangeAsync(by, id, (_, relationship, now) => Task.FromResult(decide(relationship, now)), cancel);

    /// <summary>
    /// Whether a mentor has a free place for this one; if so both people are touched, so that of two who take the last place at once one is refused,
    /// and nobody begins with somebody who leaves at that moment. Whoever still waits is told when it was the last.
    /// </summary>
    private static async Task<Problem?> TakePlaceAsync(MentoringDb db, Relationship relationship, MemberId by, DateTime now, CancellationToken cancel)
    {
        var (mentor, mentee, taken, problem) = await RequestDoor.PlaceAsync(db, relationship, by, now, cancel);
        if (problem is not null)
            return problem;
        db.Touch(mentor!, now);
        db.Touch(mentee!, now);
        await db.WatchSilenceAsync(relationship, now, cancel);
        if (mentor!.Mentor!.IsFull(taken + 1))
            await db.TellSendersOfFullnessAsync(mentor, relationship, now, cancel);
        return null;
    }
}
