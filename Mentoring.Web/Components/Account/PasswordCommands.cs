using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Mail;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Mentoring.Web.Components.Account;

/// <summary>Choosing a new password, with or without the old one.</summary>
public sealed class PasswordCommands(IServiceScopeFactory scopes, AccountLetters letters, MailSender mail)
{
    /// <summary>Sends a link to choose a new password, or a mail that says there is no account.</summary>
    public async Task<Result> ForgotAsync(string email, CancellationToken cancel)
    {
        if (Member.NormaliseEmail(email) is not { } address)
            return new InvalidField("Email", "Enter the e-mail address of your account.");
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        if (await users.FindByEmailAsync(address) is not { } account)
            return await mail.SendAsync(letters.NotRegistered(address), cancel);
        return await mail.SendAsync(letters.Reset(address, account.Id, await users.GeneratePasswordResetTokenAsync(account)), cancel);
    }

    /// <summary>Sets a new password by the link in the mail; ends a lock and every other sign-in.</summary>
    public async Task<Result> ResetAsync(Guid accountId, string code, string password, CancellationToken cancel)
    {
        if (PasswordRule.Fault("Password", password) is { } fault)
            return fault;
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        if (await users.FindByIdAsync(accountId.ToString()) is not { } account || !(await users.ResetPasswordAsync(account, code, password)).Succeeded)
            return new LinkSpent();
        if (account.LockoutEnd is { Year: < 9999 })
            await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        await mail.SendAsync(letters.PasswordChanged(account.Email!), cancel);
        return Result.Done;
    }

    /// <summary>Sets a new password with the old one; other sign-ins end, this one goes on.</summary>
    public async Task<Result> ChangeAsync(ClaimsPrincipal user, string current, string password, CancellationToken cancel)
    {
        if (PasswordRule.Fault("Password", password) is { } fault)
            return fault;
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        if (await users.GetUserAsync(user) is not { } account)
            return new NotFound();
        if (!(await users.ChangePasswordAsync(account, current, password)).Succeeded)
            return new InvalidField("Current", "This is not your present password.");
        var manager = scope.ServiceProvider.GetRequiredService<SignInManager<Data.Account>>();
        var ticket = await manager.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await manager.SignInWithClaimsAsync(account, ticket.Properties, user.FindAll(MentoringClaims.Acting));
        await mail.SendAsync(letters.PasswordChanged(account.Email!), cancel);
        return Result.Done;
    }

    private static UserManager<Data.Account> Users(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<UserManager<Data.Account>>();
}
