using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Security;

/// <summary>Makes accounts that need no confirmation (seeding, imports by hand) and gives out the manager role.</summary>
public sealed class AccountSetup(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider time)
{
    /// <summary>A confirmed account for a member who is stored already; problems as the password rules and unique addresses give them.</summary>
    public async Task<Result<Guid>> CreateAsync(string email, string password, MemberId member, bool isManager, CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var db = scope.ServiceProvider.GetRequiredService<MentoringDb>();
        var person = await db.Members.SingleAsync(m => m.Id == member, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true };
        var created = await users.CreateAsync(account, password);
        if (!created.Succeeded)
            return Result<Guid>.From([.. created.Errors.Select(e => new InvalidField(e.Code, e.Description))]);
        if (isManager)
            await MakeManagerAsync(scope.ServiceProvider, account);
        person.LinkAccount(account.Id, time.Now());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return account.Id;
    }

    /// <summary>Gives the manager role to addresses in the setting Programme:Managers; how a programme gets its first manager.</summary>
    internal async Task GrantAsync(IServiceProvider scope, Account account)
    {
        var named = configuration.GetSection("Programme:Managers").Get<string[]>() ?? [];
        if (named.Any(n => n.Trim().Equals(account.Email, StringComparison.OrdinalIgnoreCase)))
            await MakeManagerAsync(scope, account);
    }

    private static async Task MakeManagerAsync(IServiceProvider scope, Account account)
    {
        var users = scope.GetRequiredService<UserManager<Account>>();
        var roles = scope.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        if (!await roles.RoleExistsAsync(AccountRoles.Manager))
            await roles.CreateAsync(new IdentityRole<Guid>(AccountRoles.Manager) { Id = Guid.CreateVersion7() });
        if (!await users.IsInRoleAsync(account, AccountRoles.Manager))
            await users.AddToRoleAsync(account, AccountRoles.Manager);
    }
}
