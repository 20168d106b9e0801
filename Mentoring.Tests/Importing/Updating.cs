using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Importing;

/// <summary>The same person again, by address.</summary>
public abstract class Updating(Provider provider) : ProviderSuite(provider)
{
    protected override void Register(IServiceCollection services, IConfiguration configuration) => Imports.Register(services);

    [Fact]
    public async Task A_row_becomes_a_member()
    {
        var report = await World.ImportAsync(Csv.File(Csv.Row(("email", "  Nadia@Members.Example "), ("line_manager_email", "Boss@Members.Example"))));

        var nadia = (await World.FindAsync(Csv.Email))!;
        var taxonomy = await World.TaxonomyAsync();
        Assert.Equal((1, 0, 0, 0), report.Counts());
        Assert.Equal(("Nadia El-Amin", "First line\nsecond line", "Europe/Paris"), (nadia.Name, nadia.Details.Biography, nadia.Details.TimeZone));
        Assert.Equal(taxonomy.Set(TermKind.Area, "Leadership", "Career planning"), nadia.Mentor!.Offer.Areas);
        Assert.Equal((4, 2), (nadia.Mentor.Offer.MonthlyHours, nadia.Mentor.Offer.MenteeLimit));
        Assert.Equal(MeetingFormats.Online | MeetingFormats.InPerson, nadia.Details.Formats);
        Assert.Equal(new Membership(MembershipStatus.Active, true, new DateOnly(1980, 2, 29)), nadia.Membership);
        Assert.Equal("boss@members.example", nadia.LineManagerEmail);
        Assert.Null(nadia.Mentee);
    }

    [Fact]
    public async Task What_the_file_does_not_know_stays_as_the_member_wrote_it()
    {
        await World.ImportAsync(Csv.File(Csv.Row(("roles", "mentor;mentee"))));
        await ChangeAsync(m =>
        {
            m.Change(m.Details with { Qualifications = "FCA", Phone = "+33 1", Links = "https://example.org" }, World.Now);
            m.Offer(m.Mentor!.Offer with { Experience = "Ten years" }, World.Now);
            m.Wish(m.Mentee!.Wish with { Aim = "A board", Preferences = "Frank" }, World.Now);
            m.Reflect(new Reflection("a", "b", "c", "d"), World.Now);
        });

        var report = await World.ImportAsync(Csv.File(Csv.Row(("roles", "mentor;mentee"), ("headline", "Group treasurer"), ("areas_wanted", "Raising profile"))));

        var nadia = (await World.FindAsync(Csv.Email))!;
        Assert.Equal((0, 1, 0, 0), report.Counts());
        Assert.Equal(("Group treasurer", "FCA", "+33 1", "https://example.org"), (nadia.Details.Headline, nadia.Details.Qualifications, nadia.Details.Phone, nadia.Details.Links));
        Assert.Equal("Ten years", nadia.Mentor!.Offer.Experience);
        Assert.Equal(("A board", "Frank"), (nadia.Mentee!.Wish.Aim, nadia.Mentee.Wish.Preferences));
        Assert.Equal(new Reflection("a", "b", "c", "d"), nadia.Mentee.Reflection);
        Assert.Single(nadia.Mentee.Wish.Areas);
    }

    [Fact]
    public async Task An_absence_with_its_date_and_words_stays_when_the_file_says_away_too()
    {
        await World.ImportAsync(Csv.File(Csv.Row()));
        var away = new Availability(AvailabilityStatus.Away, World.Today.AddDays(9), "Sailing");
        await ChangeAsync(m => m.SetAvailability(away, World.Now));

        var report = await World.ImportAsync(Csv.File(Csv.Row(("availability", "away"))));

        Assert.Equal((0, 0, 1, 0), report.Counts());
        Assert.Equal(away, (await World.FindAsync(Csv.Email))!.Mentor!.Availability);
    }

    [Fact]
    public async Task Whoever_deleted_the_account_is_not_brought_back()
    {
        await World.ImportAsync(Csv.File(Csv.Row()));
        await World.SaveAsync(db => db.Members.Where(m => m.Email == Csv.Email).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeletedAt, World.Now)));

        var report = await World.ImportAsync(Csv.File(Csv.Row(("headline", "Back again"))));

        Assert.Equal((1, 0), (report.LeftDeleted, report.Updated));
        Assert.Contains(report.Notes, n => n.Line == 2 && n.Sentence.Contains("deleted"));
        var nadia = (await World.FindAsync(Csv.Email))!;
        Assert.Equal(("Treasurer", false), (nadia.Details.Headline, nadia.DeletedAt is null));
    }

    [Fact]
    public async Task A_role_the_file_no_longer_gives_is_dropped()
    {
        await World.ImportAsync(Csv.File(Csv.Row(("roles", "mentor;mentee"))));

        await World.ImportAsync(Csv.File(Csv.Row(("roles", "mentee"), ("areas_offered", ""), ("skills_offered", ""))));

        var nadia = (await World.FindAsync(Csv.Email))!;
        Assert.Null(nadia.Mentor);
        Assert.NotNull(nadia.Mentee);
    }

    [Fact]
    public async Task A_role_stays_while_a_relationship_rests_on_it()
    {
        await World.ImportAsync(Csv.File(Csv.Row(("roles", "mentor;mentee"))));
        var nadia = (await World.FindAsync(Csv.Email))!;
        var areas = (await World.TaxonomyAsync()).Set(TermKind.Area, "Leadership");
        var brief = new Brief(areas, "Lead", "", 6, Cadence.Monthly, MeetingFormats.Online, "");
        await World.SaveAsync(async db => await db.AddAsync(Relationship.Send(RelationshipId.New(), nadia.Id, Cast.Priya, Cast.Priya, brief, World.Now).Value));

        var report = await World.ImportAsync(Csv.File(Csv.Row(("roles", "mentee"))));

        Assert.NotNull((await World.FindAsync(Csv.Email))!.Mentor);
        Assert.Contains(report.Notes, n => n.Column == "roles" && n.Sentence.Contains("mentor stays"));
    }

    [Fact]
    public async Task New_entries_of_the_taxonomy_come_from_rows_that_come_in_and_only_once()
    {
        var report = await World.ImportAsync(Csv.File(
            Csv.Row(("skills_offered", "Beekeeping;BEEKEEPING;Audit")),
            Csv.Row(("email", "two@members.example"), ("skills_offered", "beekeeping")),
            Csv.Row(("email", "three@members.example"), ("skills_offered", "Falconry"), ("family_name", ""))));

        Assert.Equal(["Beekeeping"], report.NewTerms.Select(t => t.Name));
        Assert.Equal(1, await World.ReadAsync(db => db.Terms.CountAsync(t => t.Name == "Beekeeping")));
        Assert.Equal(0, await World.ReadAsync(db => db.Terms.CountAsync(t => t.Name == "Falconry")));
        Assert.Equal((await World.TaxonomyAsync()).Set(TermKind.Skill, "Audit", "Beekeeping"), (await World.FindAsync(Csv.Email))!.Mentor!.Offer.Skills);
    }

    private Task ChangeAsync(Action<Member> change) => World.SaveAsync(async db => change(await db.Members.SingleAsync(m => m.Email == Csv.Email)));
}

public sealed class SqliteUpdatingTests() : Updating(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresUpdatingTests() : Updating(Provider.Postgres);
