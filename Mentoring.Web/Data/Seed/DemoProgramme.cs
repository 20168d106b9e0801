using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data.Seed;

/// <summary>Fills an empty database with a small programme to look around in. Development only.</summary>
public sealed class DemoProgramme(IDbContextFactory<MentoringDb> contexts, TimeProvider time, ILogger<DemoProgramme> logger)
{
    /// <summary>Everybody's; the accounts exist in Development only.</summary>
    public const string Password = "Demo-pass-1";

    /// <summary>True when it wrote; a database with any member or account is left as it is.</summary>
    public async Task<bool> FillAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Tells = false;
        if (await db.Members.AnyAsync(cancel) || await db.Users.AnyAsync(cancel))
            return false;
        var (profiles, now) = (DemoData.People(), time.Now());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var taxonomy = await TaxonomyAsync(db, profiles, cancel);
        var members = AddMembers(db, profiles, taxonomy, now);
        await db.SaveChangesAsync(cancel);
        AddLives(db, members, taxonomy, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        logger.LogInformation("The demo programme of {Count} people was filled in; everybody's password is {Password}", members.Count, Password);
        return true;
    }

    /// <summary>The taxonomy with the skills and languages that the demo's people have beyond it.</summary>
    private static async Task<Taxonomy> TaxonomyAsync(MentoringDb db, DemoProfile[] profiles, CancellationToken cancel)
    {
        var terms = await db.Terms.ToListAsync(cancel);
        var used = profiles.SelectMany(p => (p.Mentor?.Skills ?? []).Concat(p.Mentee?.Skills ?? []).Select(s => (Kind: TermKind.Skill, Name: s)))
            .Concat(profiles.SelectMany(p => p.Languages.Select(l => (Kind: TermKind.Language, Name: l))));
        foreach (var (kind, name) in used.Distinct().ExceptBy(terms.Select(t => (t.Kind, t.Name)), t => t).OrderBy(t => t.Name, StringComparer.Ordinal).ToList())
            terms.Add(db.Terms.Add(new Term(kind, name, terms.Where(t => t.Kind == kind).Max(t => t.Position) + 1)).Entity);
        await db.SaveChangesAsync(cancel);
        return new Taxonomy(terms);
    }

    private static List<Member> AddMembers(MentoringDb db, DemoProfile[] profiles, Taxonomy taxonomy, DateTime now)
    {
        var demo = new DemoMembers(taxonomy, now);
        var role = db.Roles.FirstOrDefault(r => r.Name == AccountRoles.Manager)
            ?? db.Add(new IdentityRole<Guid>(AccountRoles.Manager) { Id = Guid.CreateVersion7(), NormalizedName = AccountRoles.Manager.ToUpperInvariant() }).Entity;

        // One hash serves them all: everybody has the same password, and hashing is slow on purpose
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        var members = new List<Member>();
        foreach (var (index, profile) in profiles.Index())
        {
            var member = demo.Make(profile, index);
            var account = AccountOf(member, hash);
            member.LinkAccount(account.Id, member.CreatedAt);
            db.AddRange(account, member);
            if (profile.Manager)
                db.Add(new IdentityUserRole<Guid> { UserId = account.Id, RoleId = role.Id });
            members.Add(member);
        }

        return members;
    }

    private static Account AccountOf(Member member, string passwordHash) => new()
    {
        UserName = member.Email,
        NormalizedUserName = member.Email.ToUpperInvariant(),
        Email = member.Email,
        NormalizedEmail = member.Email.ToUpperInvariant(),
        EmailConfirmed = true,
        LockoutEnabled = true,
        PasswordHash = passwordHash,
        SecurityStamp = Guid.CreateVersion7().ToString("N"),
    };

    private static void AddLives(MentoringDb db, List<Member> members, Taxonomy taxonomy, DateTime now)
    {
        var people = members.ToDictionary(m => m.Email, m => m.Id);
        var lives = new DemoLives(people, taxonomy, now);
        var stories = DemoData.Stories();
        var relationships = stories.Relationships.Select(lives.Play).ToList();
        db.AddRange(relationships);
        db.AddRange(stories.Conversations.SelectMany(lives.Play));
        db.AddRange(DemoData.Documents().SelectMany(new DemoDocuments(people, relationships, now).Play));
        db.AddRange(relationships.SelectMany(r => DemoNotices.Of(r, now)));
        foreach (var conversation in db.Conversations.Local)
            DemoNotices.Settle(conversation, relationships, now);
    }
}

/// <summary>When the demo is filled in.</summary>
public static class DemoStart
{
    /// <summary>In Development, with Demo:Enabled, the first time.</summary>
    public static Task FillDemoAsync(this WebApplication app) =>
        app.Environment.IsDevelopment() && app.Configuration.GetValue<bool>("Demo:Enabled") ? app.Services.GetRequiredService<DemoProgramme>().FillAsync() : Task.CompletedTask;
}
