using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Members;

/// <summary>What members read about themselves, what their forms choose from, and photos.</summary>
public sealed class MemberQueries(IDbContextFactory<MentoringDb> contexts, ProgrammeWeights weights)
{
    /// <summary>The person's own profile.</summary>
    public async Task<Result<OwnProfile>> OwnAsync(MemberId by, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == by && m.DeletedAt == null, cancel);
        return member is null ? new NotFound() : Own(member);
    }

    public async Task<Taxonomy> TaxonomyAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return new Taxonomy(await db.Terms.AsNoTracking().ToListAsync(cancel));
    }

    /// <summary>A photo for somebody who takes part; null when there is none to be seen.</summary>
    public async Task<MemberPhoto?> PhotoAsync(MemberId member, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.MemberId == member && db.Members.Any(m => m.Id == member && m.DeletedAt == null), cancel);
    }

    private OwnProfile Own(Member member) => new()
    {
        Name = member.Name,
        Email = member.Email,
        Photo = PhotoAddress.Of(member.Id, member.HasPhoto, member.PhotoVersion),
        Details = member.Details,
        Offer = member.Mentor?.Offer,
        Availability = member.Mentor?.Availability,
        QuestionsFromMatchesOnly = member.Mentor?.QuestionsFromMatchesOnly ?? false,
        Wish = member.Mentee?.Wish,
        Looking = member.Mentee?.Looking ?? false,
        Reflection = member.Mentee?.Reflection,
        RememberedRole = member.RememberedRole,
        ShowsPresence = member.ShowsPresence,
        Completeness = Completeness.Of(member, weights.Current),
    };
}
