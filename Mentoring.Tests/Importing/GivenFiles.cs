using Mentoring.Tests.Support;
using Mentoring.Web.Features.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Importing;

/// <summary>The two exports of a membership system: one without faults, one with.</summary>
public abstract class GivenFiles(Provider provider) : ProviderSuite(provider)
{
    protected override void Register(IServiceCollection services, IConfiguration configuration) => Imports.Register(services);

    /// <summary>Read off the file by hand: where each wrong row starts, and the column that is wrong.</summary>
    private static readonly (int Line, string Column)[] Wrong =
    [
        (182, "biography"), (227, "career_stage"), (242, "date_of_birth"), (246, "career_stage"), (277, "mentee_limit"), (324, "time_zone"), (353, "email"),
        (476, "email"), (487, "date_of_birth"), (495, "date_of_birth"), (496, "time_zone"), (505, "mentee_limit"), (527, "biography"), (655, "time_zone"),
        (662, "career_stage"), (681, "email"), (790, "date_of_birth"), (821, "date_of_birth"), (852, "email"), (900, "email"), (906, "time_zone"), (910, "email"),
        (975, "email"), (1002, "given_name"), (1057, "career_stage"), (1088, "given_name"), (1123, "date_of_birth"),
    ];

    [Fact]
    public async Task Two_thousand_members_come_in_and_a_second_time_nothing_changes()
    {
        var before = await World.CountAsync();

        var first = await World.ImportAsync(Csv.Given("members.csv"));
        var changedAt = await ChangesAsync();
        World.Time.Advance(TimeSpan.FromDays(1));
        var second = await World.ImportAsync(Csv.Given("members.csv"));

        Assert.Equal((2000, 0, 0, 0), first.Counts());
        Assert.Equal((0, 0, 2000, 0), second.Counts());
        Assert.Empty(second.NewTerms);
        Assert.Equal(before + 2000, await World.CountAsync());
        Assert.Equal(changedAt, await ChangesAsync());
    }

    [Fact]
    public async Task Every_wrong_row_is_named_by_its_line_and_the_others_come_in()
    {
        var report = await World.ImportAsync(Csv.Given("members-with-faults.csv"));

        Assert.Equal(Wrong, report.Faults.Select(f => (f.Line, f.Column!)));
        Assert.Equal((973, 0, 0, 27), report.Counts());
        Assert.Equal([(149, "given_name"), (596, "biography"), (983, "biography"), (1074, "given_name")], report.Notes.Select(n => (n.Line, n.Column!)));
        Assert.Equal("=HYPERLINK(\"http://x\")", (await World.FindAsync("m12-000127@members.example"))!.Details.GivenName);
        Assert.Equal("<script>alert(1)</script> & <b>bold</b>", (await World.FindAsync("m12-000517@members.example"))!.Details.Biography);
        Assert.Null(await World.FindAsync("m12-000209@members.example"));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        var (members, terms) = (await World.CountAsync(), await World.ReadAsync(db => db.Terms.CountAsync()));

        var report = await World.ImportAsync(Csv.Given("members-with-faults.csv"), new ImportOptions(DryRun: true));

        Assert.Equal((973, 0, 0, 27), report.Counts());
        Assert.Equal(18, report.NewTerms.Count);
        Assert.Equal((members, terms), (await World.CountAsync(), await World.ReadAsync(db => db.Terms.CountAsync())));
    }

    [Fact]
    public async Task All_or_nothing_is_nothing_when_a_row_is_wrong()
    {
        var before = await World.CountAsync();

        var report = await World.ImportAsync(Csv.Given("members-with-faults.csv"), new ImportOptions(AllOrNothing: true));

        Assert.False(report.Imported);
        Assert.Equal(27, report.Refused);
        Assert.Equal(before, await World.CountAsync());
    }

    [Fact]
    public async Task All_or_nothing_is_all_when_none_is()
    {
        var report = await World.ImportAsync(Csv.Given("members.csv"), new ImportOptions(AllOrNothing: true));

        Assert.True(report.Imported);
        Assert.NotNull(await World.FindAsync("m11-001999@members.example"));
    }

    [Fact]
    public async Task Ids_follow_the_file_so_that_ties_do()
    {
        await World.ImportAsync(Csv.Given("members.csv"));

        var emails = await World.ReadAsync(db => db.Members.Where(m => m.Email.StartsWith("m11-")).OrderBy(m => m.Id).Select(m => m.Email).ToListAsync());

        Assert.Equal(emails.Order(StringComparer.Ordinal), emails);
    }

    private Task<List<(string, DateTime, int)>> ChangesAsync() =>
        World.ReadAsync(async db => (await db.Members.OrderBy(m => m.Email).Select(m => new { m.Email, m.ChangedAt, m.Version }).ToListAsync()).ConvertAll(m => (m.Email, m.ChangedAt, m.Version)));
}

public sealed class SqliteGivenFilesTests() : GivenFiles(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresGivenFilesTests() : GivenFiles(Provider.Postgres);
