using System.Text.Json;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Seeding;

/// <summary>The synthetic programme.</summary>
public abstract class Synthetic(Provider provider) : ProviderSuite(provider)
{
    private const int Many = 1200;

    private SeedOptions Options => new(Many, 7, World.Today, Add: true);

    protected override void Register(IServiceCollection services, IConfiguration configuration) => services.AddSeed();

    [Fact]
    public async Task It_comes_back_from_the_database_as_the_rules_made_it()
    {
        var report = await SeedAsync(World, Options);

        var taxonomy = await World.TaxonomyAsync();
        var made = new SyntheticMembers(7, taxonomy, World.Today).Make(Many).ToList();
        var read = await World.ReadAsync(db => db.Members.AsNoTracking().Where(m => m.Email.StartsWith("s7-")).OrderBy(m => m.Email).ToListAsync());
        Assert.Equal(made.Select(Told), read.Select(Told));
        Assert.Equal(Many, report.Members);
        Assert.Equal(report.Relationships, await World.ReadAsync(db => db.Relationships.CountAsync()));
    }

    [Fact]
    public async Task Its_relationships_keep_the_rules()
    {
        await SeedAsync(World, Options);

        var live = await World.ReadAsync(db => db.Relationships.AsNoTracking().Include(r => r.Events).ToListAsync());
        var members = (await World.ReadAsync(db => db.Members.AsNoTracking().ToListAsync())).ToDictionary(m => m.Id);
        Assert.Contains(live, r => r.Status == RelationshipStatus.Requested);
        Assert.All(live, r => Assert.Equal(r.EventCount, r.Events.Count));
        Assert.All(live.Where(r => r.Status == RelationshipStatus.Active).GroupBy(r => r.MentorId), places =>
            Assert.True(members[places.Key].Mentor!.Offer.MenteeLimit is null || places.Count() <= members[places.Key].Mentor!.Offer.MenteeLimit));
        Assert.All(live.Where(r => r.Status == RelationshipStatus.Requested).GroupBy(r => r.SenderId), open => Assert.InRange(open.Count(), 1, 5));
        Assert.All(live, r => Assert.NotEqual(members[r.MentorId].LineManagerEmail, members[r.MenteeId].Email));
    }

    [Fact]
    public async Task A_database_with_members_is_left_alone_unless_asked()
    {
        var refused = await World.Get<SyntheticProgramme>().WriteAsync(Options with { Add = false }, null, CancellationToken.None);
        await SeedAsync(World, Options with { Members = 3 });
        var again = await World.Get<SyntheticProgramme>().WriteAsync(Options, null, CancellationToken.None);

        Assert.IsType<NotEmpty>(refused.Problem);
        Assert.IsType<NotEmpty>(again.Problem);
        Assert.Equal(3, await World.ReadAsync(db => db.Members.CountAsync(m => m.Email.StartsWith("s7-"))));
    }

    private static async Task<SeedReport> SeedAsync(World world, SeedOptions options) =>
        (await world.Get<SyntheticProgramme>().WriteAsync(options, null, CancellationToken.None)).Value;

    private static string Told(Member m) => JsonSerializer.Serialize(new
    {
        m.Id,
        m.Email,
        m.Details,
        m.Membership,
        Offer = m.Mentor?.Offer,
        m.Mentor?.Availability,
        Wish = m.Mentee?.Wish,
        m.Mentee?.Looking,
        m.LineManagerEmail,
        m.CreatedAt,
        m.ChangedAt,
        m.ConductAcceptedAt,
    });
}

public sealed class SqliteSyntheticTests() : Synthetic(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSyntheticTests() : Synthetic(Provider.Postgres);
