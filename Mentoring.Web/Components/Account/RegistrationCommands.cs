using System.Security.Cryptography;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Components.Account;

/// <summary>Registering and confirming. The answers never say whether an address is known; the mail does.</summary>
public sealed class RegistrationCommands(
    IServiceScopeFactory scopes, IDbContextFactory<MentoringDb> contexts, IPasswordHasher<Data.Account> hasher, AccountLetters letters,
    IDataProtectionProvider protection, IConfiguration configuration, AccountSetup setup, LiveTopics topics, TimeProvider time)
{
    private readonly IDataProtector _seal = protection.CreateProtector("registration");

    private DateTime Now => time.Now();

    /// <summary>Whether people may register who are not on the imported member list.</summary>
    private bool Open => configuration.GetValue("Membership:OpenRegistration", false);

    public async Task<Result> RegisterAsync(RegistrationForm form, CancellationToken cancel)
    {
        var now = Now;
        if (form.Faults(now) is { Count: > 0 } faults)
            return Result.From(faults);
        var pending = Pending(form, now);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Registrations.Where(r => r.CreatedAt <= now - PendingRegistration.Lifetime).ExecuteDeleteAsync(cancel);
        if (await HasAccountAsync(db, pending.Email, cancel))
            return await PostAsync(db, letters.AlreadyRegistered(pending.Email), cancel);
        if (!await MayJoinAsync(db, pending.Email, cancel))
            return await PostAsync(db, letters.NotOnTheList(pending.Email), cancel);
        db.Registrations.Add(pending);
        return await PostAsync(db, letters.Confirm(pending.Email, Code(pending)), cancel);
    }

    /// <summary>Sends the confirmation once more, or says by mail why there is none.</summary>
    public async Task<Result> ResendAsync(string email, CancellationToken cancel)
    {
        if (Member.NormaliseEmail(email) is not { } address)
            return new InvalidField(nameof(RegistrationForm.Email), "Enter the e-mail address you registered with.");
        var since = Now - PendingRegistration.Lifetime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await HasAccountAsync(db, address, cancel))
            return await PostAsync(db, letters.AlreadyRegistered(address), cancel);
        var pending = await db.Registrations.AsNoTracking().Where(r => r.Email == address && r.CreatedAt > since)
            .OrderByDescending(r => r.CreatedAt).ThenBy(r => r.Id).FirstOrDefaultAsync(cancel);
        return await PostAsync(db, pending is null ? letters.NotRegistered(address) : letters.Confirm(address, Code(pending)), cancel);
    }

    /// <summary>Makes the account, and links it to the imported member of that address or to a new one.</summary>
    public async Task<Result> ConfirmAsync(string? code, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MentoringDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (Opened(code) is not { } id || await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } pending || !pending.IsOpen(Now))
            return new LinkSpent();
        if (await HasAccountAsync(db, pending.Email, cancel) || !await MayJoinAsync(db, pending.Email, cancel))
            return new LinkSpent();
        var joined = await JoinAsync(db, pending, cancel);
        if (!joined.TryValue(out var member))
            return joined.Problem!;
        var account = await AccountAsync(scope.ServiceProvider, pending);
        member.LinkAccount(account.Id, Now);
        await db.SaveChangesAsync(cancel);
        await db.Registrations.Where(r => r.Email == pending.Email).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        topics.Announce(Topic.Members, Topic.Member(member.Id));
        return Result.Done;
    }

    private async Task<Result> PostAsync(MentoringDb db, Letter letter, CancellationToken cancel)
    {
        db.Post(letter, Now);
        await db.SaveChangesAsync(cancel);
        topics.Announce(Topic.Outbox);
        return Result.Done;
    }

    private PendingRegistration Pending(RegistrationForm form, DateTime now) => new()
    {
        Email = Member.NormaliseEmail(form.Email)!,
        PasswordHash = hasher.HashPassword(new Data.Account(), form.Password),
        GivenName = Text.CleanLine(form.GivenName),
        FamilyName = Text.CleanLine(form.FamilyName),
        DateOfBirth = form.Born!.Value,
        AsMentor = form.AsMentor,
        AsMentee = form.AsMentee,
        CreatedAt = now,
    };

    private static Task<bool> HasAccountAsync(MentoringDb db, string email, CancellationToken cancel)
    {
        var normalised = email.ToUpperInvariant();
        return db.Users.AnyAsync(u => u.NormalizedEmail == normalised, cancel);
    }

    private async Task<bool> MayJoinAsync(MentoringDb db, string email, CancellationToken cancel) =>
        Open || await db.Members.AnyAsync(m => m.Email == email && m.DeletedAt == null, cancel);

    private async Task<Result<Member>> JoinAsync(MentoringDb db, PendingRegistration pending, CancellationToken cancel)
    {
        var member = await db.Members.SingleOrDefaultAsync(m => m.Email == pending.Email, cancel);
        if (member is { DeletedAt: not null } or { AccountId: not null })
            return new LinkSpent();
        if (member is null)
        {
            var created = Member.Create(MemberId.New(), pending.Email, pending.Details(), new Membership(MembershipStatus.Active, true, pending.DateOfBirth), Now);
            if (!created.TryValue(out member))
                return created;
            db.Members.Add(member);
        }

        if (pending.AsMentor && member.Mentor is null)
            member.Offer(MentorOffer.Empty, Now);
        if (pending.AsMentee && member.Mentee is null)
            member.Wish(MenteeWish.Empty, Now);
        member.AcceptConduct(pending.CreatedAt);
        return member;
    }

    private async Task<Data.Account> AccountAsync(IServiceProvider scope, PendingRegistration pending)
    {
        var account = new Data.Account { UserName = pending.Email, Email = pending.Email, EmailConfirmed = true, PasswordHash = pending.PasswordHash };
        var created = await scope.GetRequiredService<UserManager<Data.Account>>().CreateAsync(account);
        if (!created.Succeeded)
            throw new InvalidOperationException(string.Join("; ", created.Errors.Select(e => e.Description)));
        await setup.GrantAsync(scope, account);
        return account;
    }

    private string Code(PendingRegistration pending) => _seal.Protect(pending.Id.ToString());

    private Guid? Opened(string? code)
    {
        try
        {
            return string.IsNullOrEmpty(code) ? null : Guid.Parse(_seal.Unprotect(code));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>A link from a mail that was used before, ran out or was cut off.</summary>
public sealed record LinkSpent(string Sentence = "This link was used already, has run out, or is not complete.") : Problem(Sentence);
