using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Members;

public abstract class KeepingAProfile(Provider provider) : ProviderSuite(provider)
{
    private MemberCommands Commands => World.Get<MemberCommands>();

    [Fact]
    public async Task A_section_that_changed_in_another_window_is_not_overwritten()
    {
        var seen = (await World.MemberAsync(Cast.Tomas)).Details with { Phone = "", Links = "" };
        Assert.True((await Commands.ChangeAboutAsync(Cast.Tomas, seen, seen with { Headline = "First" }, default)).Succeeded);

        var second = await Commands.ChangeAboutAsync(Cast.Tomas, seen, seen with { Headline = "Second" }, default);

        Assert.IsType<SectionChangedMeanwhile>(second.Problem);
        Assert.Equal("First", (await World.MemberAsync(Cast.Tomas)).Details.Headline);
    }

    [Fact]
    public async Task Changes_to_other_sections_do_not_get_in_the_way()
    {
        var before = await World.MemberAsync(Cast.Tomas);
        var about = before.Details with { Phone = "", Links = "" };
        Assert.True((await Commands.ChangeContactAsync(Cast.Tomas, new(before.Details.Phone, before.Details.Links), new("+44 20 7946 0000", "https://example.org"), default)).Succeeded);
        Assert.True((await Commands.OfferAsync(Cast.Tomas, before.Mentor!.Offer, before.Mentor.Offer with { MonthlyHours = 9 }, default)).Succeeded);
        Assert.True((await Commands.ChangeAboutAsync(Cast.Tomas, about, about with { Headline = "New" }, default)).Succeeded);

        var after = await World.MemberAsync(Cast.Tomas);
        Assert.Equal(("New", "+44 20 7946 0000", "https://example.org", 9), (after.Details.Headline, after.Details.Phone, after.Details.Links, after.Mentor!.Offer.MonthlyHours!.Value));
    }

    [Fact]
    public async Task A_fault_is_named_and_nothing_is_saved()
    {
        var seen = (await World.MemberAsync(Cast.Tomas)).Details with { Phone = "", Links = "" };

        var changed = await Commands.ChangeAboutAsync(Cast.Tomas, seen, seen with { GivenName = " ", TimeZone = "Europe/Atlantis", Headline = "New" }, default);

        Assert.Equal(["GivenName", "TimeZone"], changed.Problems.Cast<InvalidField>().Select(p => p.Field));
        Assert.Equal(seen.Headline, (await World.MemberAsync(Cast.Tomas)).Details.Headline);
    }

    [Fact]
    public async Task Becoming_unavailable_tells_once_whoever_waits_for_an_answer()
    {
        var request = await RequestAsync();

        Assert.True((await Commands.SetAvailabilityAsync(Cast.Tomas, AvailabilityStatus.Away, World.Today.AddDays(9), " On leave ", default)).Succeeded);
        Assert.True((await Commands.SetAvailabilityAsync(Cast.Tomas, AvailabilityStatus.Unavailable, null, null, default)).Succeeded);

        var stored = await World.ReadAsync(db => db.Relationships.Include(r => r.Events).SingleAsync(r => r.Id == request));
        Assert.Equal(RelationshipStatus.Requested, stored.Status);
        Assert.Single(stored.Events, e => e.Move == RelationshipMove.TellUnavailable);
        Assert.Equal(Availability.Unavailable, (await World.MemberAsync(Cast.Tomas)).Mentor!.Availability);
    }

    [Fact]
    public async Task A_return_in_the_past_is_refused()
    {
        var set = await Commands.SetAvailabilityAsync(Cast.Tomas, AvailabilityStatus.Away, World.Today, null, default);

        Assert.Equal("AwayUntil", Assert.IsType<InvalidField>(set.Problem).Field);
    }

    [Fact]
    public async Task A_role_with_something_live_is_kept_until_it_ends()
    {
        await RequestAsync();
        await Commands.AddRoleAsync(Cast.Tomas, ProgrammeRole.Mentee, default);

        var dropped = await Commands.DropRoleAsync(Cast.Tomas, ProgrammeRole.Mentor, default);

        Assert.Equal(1, Assert.IsType<RoleInUse>(dropped.Problem).Live);
        Assert.True((await Commands.DropRoleAsync(Cast.Tomas, ProgrammeRole.Mentee, default)).Succeeded);
        Assert.IsType<NoSuchRole>((await Commands.DropRoleAsync(Cast.Tomas, ProgrammeRole.Mentor, default)).Problem);
    }

    [Fact]
    public async Task A_photo_is_kept_replaced_and_removed_and_its_address_changes_each_time()
    {
        Assert.False((await Commands.SetPhotoAsync(Cast.Priya, "not a picture"u8.ToArray(), default)).Succeeded);
        Assert.True((await Commands.SetPhotoAsync(Cast.Priya, Attachments.Files.Png(24, 16), default)).Succeeded);
        Assert.True((await Commands.SetPhotoAsync(Cast.Priya, Attachments.Photos.Jpeg, default)).Succeeded);

        var photo = await World.Get<MemberQueries>().PhotoAsync(Cast.Priya, default);
        Assert.Equal("image/jpeg", photo!.ContentType);
        Assert.Equal(Attachments.Photos.Jpeg, photo.Content);
        Assert.EndsWith("/photo?v=2", (await World.Get<MemberQueries>().OwnAsync(Cast.Priya, default)).Value.Photo, StringComparison.Ordinal);
        Assert.True((await Commands.RemovePhotoAsync(Cast.Priya, default)).Succeeded);
        Assert.Null(await World.Get<MemberQueries>().PhotoAsync(Cast.Priya, default));
        Assert.Null((await World.Get<MemberQueries>().OwnAsync(Cast.Priya, default)).Value.Photo);
    }

    [Fact]
    public async Task Who_watches_is_told_after_a_save_and_not_after_a_refusal()
    {
        var told = new TaskCompletionSource();
        using var watching = World.Get<LiveTopics>().Subscribe([Topic.Member(Cast.Priya)], () =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        });

        await Commands.SetAvailabilityAsync(Cast.Priya, AvailabilityStatus.Unavailable, null, null, default);
        Assert.False(told.Task.IsCompleted);
        await Commands.SetLookingAsync(Cast.Priya, false, default);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Everybody_is_seen_until_they_say_otherwise()
    {
        Assert.True((await World.Get<MemberQueries>().OwnAsync(Cast.Priya, default)).Value.ShowsPresence);

        Assert.True((await Commands.ShowPresenceAsync(Cast.Priya, false, default)).Succeeded);
        Assert.False((await ViewerAsync(Cast.Priya)).ShowsPresence);

        Assert.True((await Commands.ShowPresenceAsync(Cast.Priya, true, default)).Succeeded);
        Assert.True((await ViewerAsync(Cast.Priya)).ShowsPresence);
    }

    [Fact]
    public async Task A_block_keeps_two_apart_whoever_wanted_it()
    {
        await World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = Cast.Priya, BlockedId = Cast.Tomas, At = World.Now }));

        Assert.Equal([Cast.Tomas], (await ViewerAsync(Cast.Priya)).Apart);
        Assert.Equal([Cast.Priya], (await ViewerAsync(Cast.Tomas)).Apart);
        Assert.Empty((await ViewerAsync(Cast.Amara)).Apart);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddSingleton<ProgrammeWeights>().AddSingleton<ViewerQueries>().AddMembers();

    private async Task<Viewer> ViewerAsync(MemberId member) =>
        (await World.Get<ViewerQueries>().OfAsync(new(new ClaimsIdentity([new(MentoringClaims.Member, member.Value.ToString())], "test")), default)).Value;

    private async Task<RelationshipId> RequestAsync()
    {
        var request = Relationship.Send(RelationshipId.New(), Cast.Tomas, Cast.Priya, Cast.Priya, Situations.Brief, World.Now).Value;
        await World.SaveAsync(async db => await db.AddAsync(request));
        return request.Id;
    }
}

public sealed class SqliteKeepingAProfileTests() : KeepingAProfile(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresKeepingAProfileTests() : KeepingAProfile(Provider.Postgres);
