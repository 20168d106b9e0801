using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Web.Components.Account;

/// <summary>Choosing a new password, with or without the old one.</summary>
public sealed class PasswordCommands(IServiceScopeFactory scopes, AccountLetters letters, LiveTopics topics, TimeProvider time)
{
    /// <summary>Sends a link to choose a new password, or a mail that says there is no account.</summary>
    public async Task<Result> ForgotAsync(string email, CancellationToken cancel)
    {
        if (Member.NormaliseEmail(email) is not { } address)
            return new InvalidField("Email", "Enter the e-mail address of your account.");
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        var account = await users.FindByEmailAsync(address);
        await PostAsync(scope, account is null ? letters.NotRegistered(address) : letters.Reset(address, account.Id, await users.GeneratePasswordResetTokenAsync(account)), cancel);
        topics.Announce(Topic.Outbox);
        return Result.Done;
    }

    /// <summary>Sets a new password by the link in the mail; ends a lock and every other sign-in.</summary>
    public async Task<Result> ResetAsync(Guid accountId, string code, string password, CancellationToken cancel)
    {
        if (PasswordRule.Fault("Password", password) is { } fault)
            return fault;
        await using var scope = scopes.CreateAsyncScope();
        await using var transaction = await BeginAsync(scope, cancel);
        var users = Users(scope);
        if (await users.FindByIdAsync(accountId.ToString()) is not { } account || !(await users.ResetPasswordAsync(account, code, password)).Succeeded)
            return new LinkSpent();
        if (account.LockoutEnd is { Year: < 9999 })
            await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        await PostAsync(scope, letters.PasswordChanged(account.Email!), cancel);
        await transaction.CommitAsync(cancel);
        topics.Announce(Topic.Outbox);
        return Result.Done;
    }

    /// <summary>Sets a new password with the old one; other sign-ins end, this one goes on.</summary>
    public async Task<Result> ChangeAsync(ClaimsPrincipal user, string current, string password, CancellationToken cancel)
    {
        if (PasswordRule.Fault("Password", password) is { } fault)
            return fault;
        await using var scope = scopes.CreateAsyncScope();
        await using var transaction = await BeginAsync(scope, cancel);
        var users = Users(scope);
        if (await users.GetUserAsync(user) is not { } account)
            return new NotFound();
        if (!(await users.ChangePasswordAsync(account, current, password)).Succeeded)
            return new InvalidField("Current", "This is not your present password.");
        await PostAsync(scope, letters.PasswordChanged(account.Email!), cancel);
        await transaction.CommitAsync(cancel);
        topics.Announce(Topic.Outbox);
        var manager = scope.ServiceProvider.GetRequiredService<SignInManager<Data.Account>>();
        var ticket = await manager.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await manager.SignInWithClaimsAsync(account, ticket.Properties, user.FindAll(MentoringClaims.Acting));
        return Result.Done;
    }

    private Task<int> PostAsync(AsyncServiceScope scope, Letter letter, CancellationToken cancel)
    {
        var db = Db(scope);
        db.Post(letter, time.Now());
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>The new password and the mail about it are saved together.</summary>
    private static Task<IDbContextTransaction> BeginAsync(AsyncServiceScope scope, CancellationToken cancel) => Db(scope).Database.BeginTransactionAsync(cancel);

    private static MentoringDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<MentoringDb>();

    private static UserManager<Data.Account> Users(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<UserManager<Data.Account>>();
}
