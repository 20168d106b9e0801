using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Seed;
using Mentoring.Web.Features.Conversations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Seeding;

/// <summary>The programme a newcomer looks around in.</summary>
public abstract class Demo(Provider provider) : ProviderSuite(provider)
{
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _database = await TestDatabase.BareAsync(Provider);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(_database.Settings).Build();
        _services = new ServiceCollection().AddDatabase(settings).BuildServiceProvider();
        await using var db = await OpenAsync();
        await db.Database.MigrateAsync();
        db.Terms.AddRange(TaxonomyDefaults.All());
        await db.SaveChangesAsync();
    }

    public override async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task It_is_filled_once_and_only_into_an_empty_database()
    {
        Assert.True(await FillAsync());
        Assert.False(await FillAsync());

        await using var db = await OpenAsync();
        Assert.Equal((66, 66), (await db.Members.CountAsync(), await db.Users.CountAsync()));
    }

    [Fact]
    public async Task Everybody_can_sign_in_and_two_are_managers()
    {
        await FillAsync();

        await using var db = await OpenAsync();
        var accounts = await db.Users.AsNoTracking().ToListAsync();
        Assert.All(accounts, a => Assert.True(a.EmailConfirmed));
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<Account>().VerifyHashedPassword(accounts[0], accounts[0].PasswordHash!, "Demo-pass-1"));
        var managers = await db.UserRoles.Join(db.Users, r => r.UserId, u => u.Id, (r, u) => u.Email!).ToListAsync();
        Assert.Equal(["lee@demo.example", "morgan@demo.example"], managers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_six_are_who_they_are_said_to_be()
    {
        await FillAsync();

        Assert.Equal((false, true), Roles(await FindAsync("priya")));
        Assert.True((await FindAsync("priya")).Mentee!.Looking);
        Assert.Equal((true, false), Roles(await FindAsync("tomas")));
        Assert.Equal(AvailabilityStatus.Available, (await FindAsync("tomas")).Mentor!.Availability.On(World.Today));
        Assert.Equal((true, true), Roles(await FindAsync("amara")));
        Assert.Equal(AvailabilityStatus.Away, (await FindAsync("george")).Mentor!.Availability.On(World.Today.AddDays(20)));
        Assert.Equal(AvailabilityStatus.Available, (await FindAsync("george")).Mentor!.Availability.On(World.Today.AddDays(23)));
        Assert.Equal((false, false), Roles(await FindAsync("morgan")));
    }

    [Fact]
    public async Task Priya_is_free_to_ask_Tomas_and_both_have_somebody_already()
    {
        await FillAsync();

        Assert.Equal([("fatima", RelationshipStatus.Active), ("soren", RelationshipStatus.Requested)], await WithAsync("priya", mentee: true));
        Assert.Equal([("elif", RelationshipStatus.Requested), ("jin", RelationshipStatus.Active)], await WithAsync("tomas", mentee: false));
        Assert.Contains(("eilidh", RelationshipStatus.Requested), await WithAsync("amara", mentee: false));
    }

    [Fact]
    public async Task Nobody_is_over_their_limit_and_nothing_happened_before_they_joined()
    {
        await FillAsync();

        await using var db = await OpenAsync();
        var members = await db.Members.AsNoTracking().ToDictionaryAsync(m => m.Id);
        var all = await db.Relationships.AsNoTracking().ToListAsync();
        Assert.All(all, r => Assert.True(r.CreatedAt > members[r.MentorId].CreatedAt && r.CreatedAt > members[r.MenteeId].CreatedAt && r.ChangedAt < World.Now));
        Assert.All(all.Where(r => RelationshipStatuses.TakingAPlace.Contains(r.Status)).GroupBy(r => r.MentorId), taken =>
            Assert.True(members[taken.Key].Mentor!.Offer.MenteeLimit is not { } limit || taken.Count() <= limit));
        Assert.All(all, r => Assert.NotEqual(members[r.MenteeId].LineManagerEmail, members[r.MentorId].Email));
        Assert.All(await db.Messages.AsNoTracking().ToListAsync(), m => Assert.True(m.SentAt < World.Now && m.SentAt > members[m.AuthorId].CreatedAt));
    }

    [Fact]
    public async Task One_conversation_is_longer_than_a_page_and_goes_over_many_days()
    {
        await FillAsync();

        await using var db = await OpenAsync();
        var longest = await db.Conversations.OrderByDescending(c => c.LastSequence).FirstAsync();
        var days = await db.Messages.Where(m => m.ConversationId == longest.Id).Select(m => m.SentAt.Date).Distinct().CountAsync();
        Assert.True(longest.LastSequence > ConversationQueries.PageSize && days > 7);
        Assert.True(longest.Has((await FindAsync("tomas")).Id));
    }

    private Task<bool> FillAsync() =>
        new DemoProgramme(_services.GetRequiredService<IDbContextFactory<MentoringDb>>(), World.Time, NullLogger<DemoProgramme>.Instance).FillAsync();

    private Task<MentoringDb> OpenAsync() => _services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();

    private async Task<Member> FindAsync(string name)
    {
        await using var db = await OpenAsync();
        return await db.Members.AsNoTracking().SingleAsync(m => m.Email == $"{name}@demo.example");
    }

    private static (bool Mentor, bool Mentee) Roles(Member member) => (member.Mentor is not null, member.Mentee is not null);

    private async Task<List<(string, RelationshipStatus)>> WithAsync(string name, bool mentee)
    {
        var id = (await FindAsync(name)).Id;
        await using var db = await OpenAsync();
        var mine = await db.Relationships.Where(r => mentee ? r.MenteeId == id : r.MentorId == id).ToListAsync();
        var others = mine.ConvertAll(r => (Id: mentee ? r.MentorId : r.MenteeId, r.Status));
        var names = await db.Members.ToDictionaryAsync(m => m.Id, m => m.Email.Split('@')[0]);
        return [.. others.Select(o => (names[o.Id], o.Status)).OrderBy(o => o.Item1, StringComparer.Ordinal)];
    }
}

public sealed class SqliteDemoTests() : Demo(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresDemoTests() : Demo(Provider.Postgres);
