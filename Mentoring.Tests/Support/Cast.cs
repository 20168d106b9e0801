using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Support;

/// <summary>The people of the stories. All are eligible, adult, and have an account with <see cref="Password"/>.</summary>
public static class Cast
{
    public const string Password = "Demo-pass-1";

    /// <summary>Mentee in London, newly qualified, looking for leadership and career planning.</summary>
    public static readonly MemberId Priya = MemberId.New();

    /// <summary>Mentor in Leeds, senior, available, offers leadership and audit; room for two.</summary>
    public static readonly MemberId Tomas = MemberId.New();

    /// <summary>Both: mid career in Lagos, mentors on returning to work, looks for board experience.</summary>
    public static readonly MemberId Amara = MemberId.New();

    /// <summary>Mentor in Edinburgh, executive, away for three weeks from the start.</summary>
    public static readonly MemberId George = MemberId.New();

    /// <summary>Programme manager; takes part as nobody.</summary>
    public static readonly MemberId Morgan = MemberId.New();

    /// <summary>How long before the start they all joined.</summary>
    private static readonly TimeSpan Membership = TimeSpan.FromDays(30);

    public static string EmailOf(MemberId id) =>
        id == Priya ? "priya@demo.example" : id == Tomas ? "tomas@demo.example" : id == Amara ? "amara@demo.example"
        : id == George ? "george@demo.example" : id == Morgan ? "morgan@demo.example" : throw new ArgumentOutOfRangeException(nameof(id));

    /// <summary>Adds the default taxonomy, unless a taxonomy is there, and everyone, with their accounts, as of a start.</summary>
    public static async Task SaveAsync(MentoringDb db, DateTime start)
    {
        if (!await db.Terms.AnyAsync())
            db.AddRange(TaxonomyDefaults.All());
        await db.SaveChangesAsync();
        var taxonomy = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync());
        foreach (var member in CastProfiles.All(taxonomy, start - Membership))
        {
            var account = AccountOf(member, null);
            member.LinkAccount(account.Id, member.CreatedAt);
            member.AcceptConduct(member.CreatedAt);
            db.AddRange(account, member);
        }

        await MakeManagerAsync(db, Morgan);
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody more, eligible and with no role yet.</summary>
    public static Member Extra(string givenName, string familyName, string email) =>
        CastProfiles.Person(MemberId.New(), email, new PersonalDetails { GivenName = givenName, FamilyName = familyName }, FakeTime.Start);

    /// <summary>The account of a member, not yet linked.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="hash">Their password's, where many have the same; hashing takes time by design.</param>
    internal static Account AccountOf(Member member, string? hash)
    {
        var account = new Account
        {
            UserName = member.Email,
            NormalizedUserName = member.Email.ToUpperInvariant(),
            Email = member.Email,
            NormalizedEmail = member.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
        };
        account.PasswordHash = hash ?? new PasswordHasher<Account>().HashPassword(account, Password);
        return account;
    }

    private static async Task MakeManagerAsync(MentoringDb db, MemberId id)
    {
        var role = await db.Roles.FirstOrDefaultAsync(r => r.Name == AccountRoles.Manager)
            ?? db.Add(new IdentityRole<Guid>(AccountRoles.Manager) { Id = Guid.CreateVersion7(), NormalizedName = AccountRoles.Manager.ToUpperInvariant() }).Entity;
        db.Add(new IdentityUserRole<Guid> { UserId = db.Members.Local.Single(m => m.Id == id).AccountId!.Value, RoleId = role.Id });
    }
}
