using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Core.Safety;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Members;

public abstract class ProfileReading(Provider provider) : ProviderSuite(provider)
{
    private static readonly Viewer Priya = new(Cast.Priya, "Priya", false, true, ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null);
    private static readonly Viewer Tomas = new(Cast.Tomas, "Tomas", true, false, ProgrammeRole.Mentor, false, TimeZoneInfo.Utc, null);

    private ProfileQueries Profiles => World.Get<ProfileQueries>();

    protected override void Register(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ProfileQueries>();

    [Fact]
    public async Task A_mentor_is_shown_with_what_they_offer_and_what_is_shared()
    {
        var tomas = await ReadAsync(Cast.Priya, Cast.Tomas);

        Assert.Equal("Partner", tomas.JobTitle);
        Assert.Equal("Yorkshire, United Kingdom", tomas.Place);
        Assert.Contains("Audit", tomas.Mentor!.Skills);
        Assert.Equal(2, tomas.Mentor.Room);
        Assert.Equal(["Career planning", "Leadership"], tomas.Common.Areas);
        Assert.Equal(["English"], tomas.Common.Languages);
        Assert.Equal("Accountancy practice", tomas.Common.Industry);
        Assert.Null(tomas.Mentee);
    }

    [Fact]
    public async Task Ways_to_reach_a_person_and_their_reflection_are_never_read()
    {
        await ChangeAsync(Cast.Priya, m => m.Reflect(new Reflection("To outgrow my manager", string.Empty, string.Empty, string.Empty), World.Now));

        var words = JsonSerializer.Serialize(await ReadAsync(Cast.Tomas, Cast.Priya)) + JsonSerializer.Serialize(await ReadAsync(Cast.Priya, Cast.Tomas));
        Assert.All(["outgrow my manager", "priya@demo.example", "tomas@demo.example", "7946 0001", "496 0002", "example.org/tomas"],
            secret => Assert.DoesNotContain(secret, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_gone_or_not_eligible_is_not_found()
    {
        await ChangeAsync(Cast.Tomas, m => m.SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, World.Now));

        Assert.IsType<NotFound>((await Profiles.OfAsync(Cast.Priya, Cast.Tomas, default)).Problem);
        Assert.IsType<NotFound>((await Profiles.OfAsync(Cast.Priya, MemberId.New(), default)).Problem);
    }

    [Fact]
    public async Task People_who_keep_each_other_away_do_not_see_each_other()
    {
        await World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = Cast.Tomas, BlockedId = Cast.Priya, At = World.Now }));

        Assert.IsType<NotFound>((await Profiles.OfAsync(Cast.Priya, Cast.Tomas, default)).Problem);
        Assert.Equal(new YouBlocked((await World.MemberAsync(Cast.Priya)).Name), (await Profiles.OfAsync(Cast.Tomas, Cast.Priya, default)).Problem);
        Assert.True((await Profiles.OfAsync(Cast.Amara, Cast.Tomas, default)).Succeeded);
    }

    [Fact]
    public async Task A_live_request_stands_in_the_place_of_a_second_one()
    {
        var request = await SendAsync(Cast.Priya, Cast.Tomas);

        var tomas = await ReadAsync(Cast.Priya, Cast.Tomas);
        Assert.Equal(new ProfileLiveRow(request, Requested: true, ReaderIsMentor: false, ReaderSent: true), Assert.Single(tomas.Live));
        Assert.Equal(new ProfileChoices(true, null, null), ProfileChoices.Of(tomas, Priya, World.Today));
        Assert.True(Assert.Single((await ReadAsync(Cast.Tomas, Cast.Priya)).Live).ReaderIsMentor);
        Assert.Empty((await ReadAsync(Cast.Amara, Cast.Tomas)).Live);
    }

    [Fact]
    public async Task What_can_be_started_follows_roles_and_availability()
    {
        Assert.Equal(ProfileChoices.Request, (await ChoicesAsync(Priya, Cast.Tomas)).Start);
        Assert.Equal(ProfileChoices.Offer, (await ChoicesAsync(Tomas, Cast.Priya)).Start);

        var away = await ChoicesAsync(Priya, Cast.George);
        Assert.True(away.CanAsk);
        Assert.Null(away.Start);
        Assert.Contains("away until 14 Dec", away.WhyNot, StringComparison.Ordinal);

        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Unavailable, World.Now));
        var unavailable = await ChoicesAsync(Priya, Cast.Tomas);
        Assert.False(unavailable.CanAsk);
        Assert.Null(unavailable.Start);

        await ChangeAsync(Cast.Priya, m => m.SetLooking(false, World.Now));
        Assert.Contains("not looking", (await ChoicesAsync(Tomas, Cast.Priya)).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_manager_is_not_asked()
    {
        await ChangeAsync(Cast.Priya, m => m.SetMembership(m.Membership, Cast.EmailOf(Cast.Tomas), World.Now));

        Assert.Contains("line manager", (await ChoicesAsync(Priya, Cast.Tomas)).WhyNot, StringComparison.Ordinal);
        Assert.Null((await ChoicesAsync(Tomas, Cast.Priya)).Start);
    }

    [Fact]
    public async Task A_mentor_at_the_limit_is_full()
    {
        foreach (var mentee in new[] { Cast.Priya, Cast.Amara })
        {
            var id = await SendAsync(mentee, Cast.Tomas);
            await World.SaveAsync(async db => Assert.True((await db.Relationships.SingleAsync(r => r.Id == id)).Accept(Cast.Tomas, World.Now).Succeeded));
        }

        var tomas = await ReadAsync(Cast.George, Cast.Tomas);
        Assert.True(tomas.Mentor!.IsFull);
        Assert.Contains("no room", ProfileChoices.Of(tomas, Priya with { Id = Cast.George }, World.Today).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sees_oneself_with_nothing_to_start()
    {
        Assert.Equal(new ProfileChoices(false, null, null), await ChoicesAsync(Tomas, Cast.Tomas));
        Assert.True((await ReadAsync(Cast.Tomas, Cast.Tomas)).IsReader);
    }

    private async Task<ProfileRow> ReadAsync(MemberId reader, MemberId member) => (await Profiles.OfAsync(reader, member, default)).Value;

    private async Task<ProfileChoices> ChoicesAsync(Viewer reader, MemberId member) => ProfileChoices.Of(await ReadAsync(reader.Id, member), reader, World.Today);

    private Task ChangeAsync(MemberId id, Action<Member> change) => World.SaveAsync(async db => change(await db.Members.SingleAsync(m => m.Id == id)));

    private async Task<RelationshipId> SendAsync(MemberId mentee, MemberId mentor)
    {
        var area = (await World.TaxonomyAsync()).Find(TermKind.Area, "Leadership")!.Value;
        var brief = new Brief(TermSet.Of(area), "Lead a team", string.Empty, 6, Cadence.Monthly, MeetingFormats.Online, string.Empty);
        var sent = Relationship.Send(RelationshipId.New(), mentor, mentee, mentee, brief, World.Now).Value;
        await World.SaveAsync(async db => await db.AddAsync(sent));
        return sent.Id;
    }
}

public sealed class SqliteProfileReadingTests() : ProfileReading(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresProfileReadingTests() : ProfileReading(Provider.Postgres);
