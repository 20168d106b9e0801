using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Components.Account;

/// <summary>Signing in, and the role in use. Called from requests only: each answers with a cookie.</summary>
public sealed class SignInCommands(IServiceScopeFactory scopes, IPasswordHasher<Data.Account> hasher, AccountSetup setup, WrongTries wrong, DemoPeople demo)
{
    /// <summary>Signs in; says whether the person should be asked which role they want to use.</summary>
    public async Task<Result<SignedIn>> SignInAsync(string email, string password, bool remember)
    {
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<SignInManager<Data.Account>>();
        var address = email.Trim();
        if (await manager.UserManager.FindByEmailAsync(address) is not { } account)
            return Unknown(address, password);
        var tried = await manager.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (tried.IsLockedOut)
            return new LockedOut();
        return tried.Succeeded ? await EnterAsync(scope.ServiceProvider, account, remember) : new WrongSignIn();
    }

    /// <summary>Signs in as one of the demo people; only where the demo is on, in Development.</summary>
    public async Task<Result<SignedIn>> SignInAsDemoAsync(string email)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Data.Account>>();
        if (!demo.Offered.Any(p => p.Email == email) || await users.FindByEmailAsync(email) is not { } account)
            return new NotFound();
        return await EnterAsync(scope.ServiceProvider, account, remember: false);
    }

    /// <summary>Switches the role in use, and keeps it for the next sign-in when asked to.</summary>
    public async Task<Result> ActAsync(ClaimsPrincipal user, ProgrammeRole role, bool remember)
    {
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<SignInManager<Data.Account>>();
        var db = scope.ServiceProvider.GetRequiredService<MentoringDb>();
        if (await manager.UserManager.GetUserAsync(user) is not { } account || await MemberOf(db, account.Id) is not { } member)
            return new NotFound();
        if (!member.HasBothRoles)
            return new NoSuchRole("You hold only one role.");
        if (remember)
        {
            member.Remember(role);
            await db.SaveChangesAsync();
        }

        var ticket = await manager.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await manager.SignInWithClaimsAsync(account, ticket.Properties, [new Claim(MentoringClaims.Acting, role.ToString())]);
        return Result.Done;
    }

    public async Task SignOutAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignInManager<Data.Account>>().SignOutAsync();
    }

    private async Task<SignedIn> EnterAsync(IServiceProvider scope, Data.Account account, bool remember)
    {
        await setup.GrantAsync(scope, account);
        await scope.GetRequiredService<SignInManager<Data.Account>>().SignInAsync(account, remember);
        var member = await MemberOf(scope.GetRequiredService<MentoringDb>(), account.Id);
        return new SignedIn(member is { HasBothRoles: true, RememberedRole: null });
    }

    /// <summary>An address without account costs the same work and locks the same way as one with.</summary>
    private Problem Unknown(string address, string password)
    {
        hasher.HashPassword(new Data.Account(), password);
        return wrong.IsLockedAfterOneMore(address.ToUpperInvariant()) ? new LockedOut() : new WrongSignIn();
    }

    private static Task<Member?> MemberOf(MentoringDb db, Guid account) => db.Members.SingleOrDefaultAsync(m => m.AccountId == account);
}

/// <summary>Somebody is signed in.</summary>
/// <param name="AsksRole">Holds both roles and has not chosen to remember one.</param>
public sealed record SignedIn(bool AsksRole)
{
    /// <summary>Where to go next.</summary>
    public string Next(string? returnUrl)
    {
        var wanted = LocalAddress.Of(returnUrl);
        return AsksRole ? $"/account/role?returnUrl={Uri.EscapeDataString(wanted)}" : wanted;
    }
}

/// <summary>The address and password do not go together; which of them is wrong is not said.</summary>
public sealed record WrongSignIn(string Sentence = "That e-mail address and password do not go together. Check both; if you have just registered, confirm your address first.") : Problem(Sentence);

/// <summary>Too many wrong passwords in a row.</summary>
public sealed record LockedOut(string Sentence = "Sign-in with this address is paused for ten minutes.") : Problem(Sentence);
