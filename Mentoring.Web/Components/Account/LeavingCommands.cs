using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Components.Account;

/// <summary>Leaving the programme (spec §13): the account is closed, relationships end and partners are told, all in one save.</summary>
public sealed class LeavingCommands(IServiceScopeFactory scopes, LiveTopics live, TimeProvider time)
{
    /// <summary>A lock without end is what a closed account has; sign-ins elsewhere end with it.</summary>
    private static readonly DateTimeOffset ForEver = DateTimeOffset.MaxValue;

    /// <summary>How many requests and relationships would end.</summary>
    public async Task<int> LiveAsync(MemberId member, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MentoringDb>();
        return await db.Relationships.Of(member).CountAsync(r => RelationshipStatuses.Live.Contains(r.Status), cancel);
    }

    /// <summary>Closes the account of whoever is signed in and shows that it is them by the password.</summary>
    public async Task<Result> DeleteAsync(ClaimsPrincipal user, string password, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Data.Account>>();
        var db = scope.ServiceProvider.GetRequiredService<MentoringDb>();
        if (await users.GetUserAsync(user) is not { } account || await db.Members.SingleOrDefaultAsync(m => m.AccountId == account.Id && m.DeletedAt == null, cancel) is not { } member)
            return new NotFound();
        if (!await users.CheckPasswordAsync(account, password))
            return new InvalidField("Password", "This is not your password. Nothing was changed.");
        var now = time.Now();
        member.Delete(now);
        await db.EndRelationshipsAsync([member], now, cancel);
        (account.LockoutEnabled, account.LockoutEnd, account.SecurityStamp) = (true, ForEver, Guid.CreateVersion7().ToString("N"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (Exception e) when (e.IsConflict())
        {
            return new ChangedMeanwhile();
        }

        await scope.ServiceProvider.GetRequiredService<SignInManager<Data.Account>>().SignOutAsync();
        live.Announce([Topic.Members, Topic.Member(member.Id), .. db.ChangedRelationships()]);
        return Result.Done;
    }
}
