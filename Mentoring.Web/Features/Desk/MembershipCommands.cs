using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Desk;

/// <summary>What the programme team decides about who takes part, between two imports of the membership record.</summary>
public sealed class MembershipCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time)
{
    /// <summary>Ends a member's part in the programme for now: their relationships are closed and partners told.</summary>
    public Task<Result> SuspendAsync(Viewer by, MemberId member, CancellationToken cancel) => SetAsync(by, member, MembershipStatus.Suspended, cancel);

    /// <summary>Lets a suspended member take part again; what was closed can be reopened by the two.</summary>
    public Task<Result> RestoreAsync(Viewer by, MemberId member, CancellationToken cancel) => SetAsync(by, member, MembershipStatus.Active, cancel);

    private async Task<Result> SetAsync(Viewer by, MemberId id, MembershipStatus status, CancellationToken cancel)
    {
        if (!by.IsManager || by.Id == id)
            return new NotFound();
        var now = time.Now();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Members.SingleOrDefaultAsync(m => m.Id == id && m.DeletedAt == null, cancel) is not { } member)
            return new NotFound();
        if (member.Membership.Status is not (MembershipStatus.Active or MembershipStatus.Suspended) || member.Membership.Status == status)
            return new ChangedMeanwhile();
        member.SetMembership(member.Membership with { Status = status }, member.LineManagerEmail, now);
        if (member.WhyNotTakingPart(DateOnly.FromDateTime(now)) is not null)
            await db.EndRelationshipsAsync([member], now, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (Exception e) when (e.IsConflict())
        {
            return new ChangedMeanwhile();
        }

        live.Announce([Topic.Members, Topic.Member(id), .. db.ChangedRelationships()]);
        return Result.Done;
    }
}
