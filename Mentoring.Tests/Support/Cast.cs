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

    /// <summary>Mentor in Edinburgh, executive, away for three weeks from <see cref="FakeTime.Start"/>.</summary>
    public static readonly MemberId George = MemberId.New();

    /// <summary>Programme manager; takes part as nobody.</summary>
    public static readonly MemberId Morgan = MemberId.New();

    private static readonly DateTime JoinedAt = FakeTime.Start.AddDays(-30);

    public static string EmailOf(MemberId id) =>
        id == Priya ? "priya@demo.example" : id == Tomas ? "tomas@demo.example" : id == Amara ? "amara@demo.example"
        : id == George ? "george@demo.example" : id == Morgan ? "morgan@demo.example" : throw new ArgumentOutOfRangeException(nameof(id));

    /// <summary>Adds the default taxonomy, unless a taxonomy is there, and everyone, with their accounts.</summary>
    public static async Task SaveAsync(MentoringDb db)
    {
        if (!await db.Terms.AnyAsync())
            db.AddRange(TaxonomyDefaults.All());
        await db.SaveChangesAsync();
        var taxonomy = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync());
        foreach (var member in All(taxonomy))
        {
            var account = AccountOf(member);
            member.LinkAccount(account.Id, JoinedAt);
            member.AcceptConduct(JoinedAt);
            db.AddRange(account, member);
        }

        await MakeManagerAsync(db, Morgan);
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody more, eligible and with no role yet.</summary>
    public static Member Extra(string givenName, string familyName, string email) => Person(MemberId.New(), email, new PersonalDetails { GivenName = givenName, FamilyName = familyName });

    private static Member[] All(Taxonomy taxonomy) => [PriyaIn(taxonomy), TomasIn(taxonomy), AmaraIn(taxonomy), GeorgeIn(taxonomy), MorganOf()];

    private static Member PriyaIn(Taxonomy t)
    {
        var priya = Person(Priya, EmailOf(Priya), new PersonalDetails
        {
            GivenName = "Priya", FamilyName = "Shah", Pronouns = "she/her", Headline = "Newly qualified auditor who wants to lead",
            Biography = "I qualified in spring.\n\nI would like to run a team one day.", Organisation = "Harbour & Lane", JobTitle = "Audit associate",
            Industry = t.Find(TermKind.Industry, "Accountancy practice"), CareerStage = t.Find(TermKind.CareerStage, "Newly qualified"),
            Country = "United Kingdom", Region = "London", Languages = Terms(t, TermKind.Language, "English", "Hindi"),
            Formats = MeetingFormats.Online | MeetingFormats.InPerson, Phone = "+44 20 7946 0001",
        });
        Require(priya.Wish(new MenteeWish(Terms(t, TermKind.Area, "Leadership", "Career planning"), Terms(t, TermKind.Skill, "Audit", "Line management"),
            "Lead my first engagement within a year.", "Someone who has run a team."), JoinedAt));
        return priya;
    }

    private static Member TomasIn(Taxonomy t)
    {
        var tomas = Person(Tomas, EmailOf(Tomas), new PersonalDetails
        {
            GivenName = "Tomas", FamilyName = "Novák", Pronouns = "he/him", Headline = "Audit partner, glad to share what went wrong",
            Biography = "Twenty years in audit, the last eight leading teams.", Organisation = "Northgate Partners", JobTitle = "Partner",
            Industry = t.Find(TermKind.Industry, "Accountancy practice"), CareerStage = t.Find(TermKind.CareerStage, "Senior"),
            Country = "United Kingdom", Region = "Yorkshire", Languages = Terms(t, TermKind.Language, "English", "German"),
            Formats = MeetingFormats.Online | MeetingFormats.Phone, Phone = "+44 113 496 0002", Links = "https://example.org/tomas",
        });
        Require(tomas.Offer(new MentorOffer(Terms(t, TermKind.Area, "Leadership", "Career planning", "Professional exams"),
            Terms(t, TermKind.Skill, "Audit", "Line management", "Presentation"), "Mentored six associates to manager.", 4, 2), JoinedAt));
        return tomas;
    }

    private static Member AmaraIn(Taxonomy t)
    {
        var amara = Person(Amara, EmailOf(Amara), new PersonalDetails
        {
            GivenName = "Amara", FamilyName = "Okafor", Headline = "Finance lead back from a career break", Organisation = "Bright Shore Foundation",
            JobTitle = "Head of finance", Industry = t.Find(TermKind.Industry, "Charity"), CareerStage = t.Find(TermKind.CareerStage, "Mid career"),
            Country = "Nigeria", Region = "Lagos", TimeZone = "Africa/Lagos", Languages = Terms(t, TermKind.Language, "English", "Yoruba"),
        });
        Require(amara.Offer(new MentorOffer(Terms(t, TermKind.Area, "Returning to work"), Terms(t, TermKind.Skill, "Budgeting"), "Came back after four years away.", 2, null), JoinedAt));
        Require(amara.Wish(new MenteeWish(Terms(t, TermKind.Area, "Raising profile"), Terms(t, TermKind.Skill, "Board membership"), "Join a board.", string.Empty), JoinedAt));
        return amara;
    }

    private static Member GeorgeIn(Taxonomy t)
    {
        var george = Person(George, EmailOf(George), new PersonalDetails
        {
            GivenName = "George", FamilyName = "Baird", Headline = "Chief financial officer", Organisation = "Caledon Energy", JobTitle = "CFO",
            Industry = t.Find(TermKind.Industry, "Energy"), CareerStage = t.Find(TermKind.CareerStage, "Executive"),
            Country = "United Kingdom", Region = "Scotland", Languages = Terms(t, TermKind.Language, "English"), Formats = MeetingFormats.Online,
        });
        Require(george.Offer(new MentorOffer(Terms(t, TermKind.Area, "Leadership"), Terms(t, TermKind.Skill, "Strategy", "Corporate finance"), string.Empty, 1, 1), JoinedAt));
        var away = Availability.Create(AvailabilityStatus.Away, DateOnly.FromDateTime(FakeTime.Start).AddDays(21), "Sailing; back before Christmas.", DateOnly.FromDateTime(JoinedAt));
        Require(george.SetAvailability(away.Value, JoinedAt));
        return george;
    }

    private static Member MorganOf() => Person(Morgan, EmailOf(Morgan), new PersonalDetails { GivenName = "Morgan", FamilyName = "Reid" });

    private static Member Person(MemberId id, string email, PersonalDetails details) =>
        Member.Create(id, email, details, new Membership(MembershipStatus.Active, true, new DateOnly(1985, 4, 2)), JoinedAt).Value;

    private static TermSet Terms(Taxonomy taxonomy, TermKind kind, params string[] names) => TermSet.Of(names.Select(n => taxonomy.Find(kind, n)!.Value));

    private static Account AccountOf(Member member)
    {
        var account = new Account
        {
            UserName = member.Email, NormalizedUserName = member.Email.ToUpperInvariant(), Email = member.Email,
            NormalizedEmail = member.Email.ToUpperInvariant(), EmailConfirmed = true, LockoutEnabled = true, SecurityStamp = Guid.CreateVersion7().ToString("N"),
        };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        return account;
    }

    private static async Task MakeManagerAsync(MentoringDb db, MemberId id)
    {
        var role = await db.Roles.FirstOrDefaultAsync(r => r.Name == AccountRoles.Manager)
            ?? db.Add(new IdentityRole<Guid>(AccountRoles.Manager) { Id = Guid.CreateVersion7(), NormalizedName = AccountRoles.Manager.ToUpperInvariant() }).Entity;
        db.Add(new IdentityUserRole<Guid> { UserId = db.Members.Local.Single(m => m.Id == id).AccountId!.Value, RoleId = role.Id });
    }

    private static void Require(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(result.Problem!.Sentence);
    }
}
