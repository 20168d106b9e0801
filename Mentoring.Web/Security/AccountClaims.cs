using System.Security.Claims;
using Mentoring.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Security;

/// <summary>Writes into the sign-in which member the account belongs to.</summary>
internal sealed class AccountClaims(
    UserManager<Account> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options, IDbContextFactory<MentoringDb> contexts)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(users, roles, options)
{
    /// <summary>Carries the role in use over when the sign-in is renewed.</summary>
    public static Task KeepActing(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(MentoringClaims.Acting) is { } acting)
            context.NewPrincipal?.Identities.First().AddClaim(acting.Clone());
        return Task.CompletedTask;
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await using var db = await contexts.CreateDbContextAsync();
        var member = await db.Members.Where(m => m.AccountId == user.Id).Select(m => m.Id).SingleOrDefaultAsync();
        if (member != default)
            identity.AddClaim(new Claim(MentoringClaims.Member, member.Value.ToString()));
        return identity;
    }
}
