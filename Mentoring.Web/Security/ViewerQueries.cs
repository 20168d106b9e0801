using System.Collections.Frozen;
using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Security;

/// <summary>Who is looking, and whether they may.</summary>
public sealed class ViewerQueries(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    /// <summary>The viewer behind a sign-in; a problem when the member is gone or not eligible.</summary>
    public async Task<Result<Viewer>> OfAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (user.MemberId() is not { } id)
            return new NotFound("You are signed out.");
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (member is null)
            return new NotFound("This account has no member any more.");
        var today = time.Today();
        if (member.WhyNotTakingPart(today) is { } problem)
            return problem;
        if (member.LastSeenOn != today)
            await SeenAsync(db, id, today, cancel);
        var apart = await db.Blocks.ApartFrom(id).ToListAsync(cancel);
        return Viewer(member, user) with { ShowsPresence = member.ShowsPresence, Apart = apart.ToFrozenSet() };
    }

    /// <summary>Once a day, beside the aggregate, so that being seen never stands in the way of a change.</summary>
    private static Task SeenAsync(MentoringDb db, MemberId id, DateOnly today, CancellationToken cancel) =>
        db.Members.Where(m => m.Id == id && m.LastSeenOn != today).ExecuteUpdateAsync(set => set.SetProperty(m => m.LastSeenOn, today), cancel);

    private static Viewer Viewer(Member member, ClaimsPrincipal user) => new(
        member.Id,
        member.Name,
        member.Mentor is not null,
        member.Mentee is not null,
        Acting(member, user.ActingRole()),
        user.IsInRole(AccountRoles.Manager),
        Zones.Of(member.Details.TimeZone),
        PhotoAddress.Of(member.Id, member.HasPhoto, member.PhotoVersion));

    private static ProgrammeRole? Acting(Member member, ProgrammeRole? chosen) => (member.Mentor, member.Mentee, chosen) switch
    {
        (not null, not null, { } role) => role,
        (not null, not null, null) => member.RememberedRole ?? ProgrammeRole.Mentee,
        (not null, null, _) => ProgrammeRole.Mentor,
        (null, not null, _) => ProgrammeRole.Mentee,
        _ => null,
    };
}

/// <summary>Where a member's photo is served; the version in it lets browsers keep it for good.</summary>
public static class PhotoAddress
{
    public static string? Of(MemberId member, bool hasPhoto, int version) => hasPhoto ? $"/members/{member.Value}/photo?v={version}" : null;
}
