using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Importing;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Desk;
using Mentoring.Web.Features.Importing;
using Mentoring.Web.Jobs;
using Mentoring.Web.Matching;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Jobs;

/// <summary>What the programme does by itself when somebody may not take part any more, and when somebody new comes.</summary>
public abstract class Leaving(Provider provider) : ScheduleSuite(provider)
{
    private static readonly Viewer Morgan = new(Cast.Morgan, "Morgan", false, false, null, true, TimeZoneInfo.Utc, null);

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        base.Register(services, configuration);
        services.AddDesk();
        services.AddImporting();
    }

    [Fact]
    public async Task Suspending_closes_what_is_live_and_tells_the_partner_who_may_begin_again_later()
    {
        var (pair, request) = (await AcceptedAsync(Cast.Priya, Cast.Tomas), await SentAsync(Cast.Amara, Cast.Tomas));
        Assert.True((await Desk.SuspendAsync(Morgan, Cast.Tomas, default)).Succeeded);

        Assert.Equal((RelationshipStatus.Withdrawn, RelationshipStatus.Withdrawn), (await StatusAsync(pair), await StatusAsync(request)));
        Assert.Equal(NoticeKind.RelationshipEnded, (await ToldAsync(Cast.Priya))[^1]);
        Assert.IsType<NoLongerTakesPart>((await Commands.ReopenAsync(Cast.Priya, pair, default)).Problem);
        Assert.True((await Desk.RestoreAsync(Morgan, Cast.Tomas, default)).Succeeded);
        Assert.True((await Commands.ReopenAsync(Cast.Priya, pair, default)).Succeeded);
    }

    [Fact]
    public async Task Whoever_asks_or_accepts_while_the_other_leaves_hears_it_and_nothing_stays_open()
    {
        var asking = new SavesFirst(World, () => Desk.SuspendAsync(Morgan, Cast.Tomas, default));
        Assert.Equal(typeof(NoLongerTakesPart), (await asking.Commands.SendAsync(Cast.Priya, Cast.Tomas, Brief, default)).Problem?.GetType());
        await Desk.RestoreAsync(Morgan, Cast.Tomas, default);
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        var accepting = new SavesFirst(World, () => Desk.SuspendAsync(Morgan, Cast.Priya, default));
        Assert.False((await accepting.Commands.AcceptAsync(Cast.Tomas, id, default)).Succeeded);
        Assert.Equal(0, await World.ReadAsync(db => db.Relationships.CountAsync(r => RelationshipStatuses.Live.Contains(r.Status))));
    }

    [Fact]
    public async Task A_suspension_is_of_whoever_takes_part_and_is_lifted_to_what_was()
    {
        await ChangeAsync(Cast.Tomas, m => m.SetMembership(m.Membership with { Status = MembershipStatus.Lapsed }, null, World.Now));
        Assert.False((await Desk.SuspendAsync(Morgan, Cast.Tomas, default)).Succeeded);
        Assert.False((await Desk.RestoreAsync(Morgan, Cast.Tomas, default)).Succeeded);
        Assert.Equal(MembershipStatus.Lapsed, (await World.MemberAsync(Cast.Tomas)).Membership.Status);
    }

    [Fact]
    public async Task Only_managers_suspend_and_never_themselves()
    {
        Assert.IsType<NotFound>((await Desk.SuspendAsync(Morgan with { Id = Cast.Amara, IsManager = false }, Cast.Tomas, default)).Problem);
        Assert.IsType<NotFound>((await Desk.SuspendAsync(Morgan, Cast.Morgan, default)).Problem);
        Assert.Null((await World.MemberAsync(Cast.Tomas)).WhyNotTakingPart(World.Today));
    }

    [Fact]
    public async Task Whom_the_file_makes_ineligible_leaves_their_relationships()
    {
        await World.ImportAsync(Csv.File(Csv.Row()));
        var nadia = (await World.FindAsync(Csv.Email))!.Id;
        var pair = await AcceptedAsync(Cast.Priya, nadia);
        await World.ImportAsync(Csv.File(Csv.Row(("membership_status", "lapsed"))));

        Assert.Equal(RelationshipStatus.Withdrawn, await StatusAsync(pair));
        Assert.Equal([NoticeKind.RequestAccepted, NoticeKind.RelationshipEnded], await ToldAsync(Cast.Priya));
    }

    [Fact]
    public async Task Whom_the_file_makes_unavailable_is_told_of_to_whoever_waits()
    {
        await World.ImportAsync(Csv.File(Csv.Row()));
        var request = await SentAsync(Cast.Priya, (await World.FindAsync(Csv.Email))!.Id);
        await World.ImportAsync(Csv.File(Csv.Row(("availability", "unavailable"))));

        Assert.Equal(RelationshipStatus.Requested, await StatusAsync(request));
        Assert.Equal([NoticeKind.MentorUnavailable], await ToldAsync(Cast.Priya));
    }

    [Fact]
    public async Task Somebody_new_who_matches_a_saved_search_is_told_of_once()
    {
        await World.SaveAsync(async db => await db.AddAsync(SavedSearch.Create(Cast.Priya, SearchKind.Mentors, "Leaders", "areas=Leadership", [], World.Now).Value));
        await Work.RunAsync(default);
        Assert.DoesNotContain(NoticeKind.NewMatches, await ToldAsync(Cast.Priya));

        var zoe = await MentorAsync("zoe");
        await ChangeAsync(zoe, m => m.Offer(MentorOffer.Empty with { Areas = Brief.Areas }, World.Now));
        await World.Get<MatchIndexKeeper>().RefreshAsync(default);
        Assert.Equal(0, await AfterAsync(0.5));
        Assert.Equal(1, await AfterAsync(0.6));
        Assert.Equal(0, await AfterAsync(3));

        var notice = await World.ReadAsync(db => db.Notices.SingleAsync(n => n.Kind == NoticeKind.NewMatches));
        Assert.Equal(("Leaders", "/find?areas=Leadership"), (notice.Detail, notice.Place));
    }

    private MembershipCommands Desk => World.Get<MembershipCommands>();
}

public sealed class SqliteLeavingTests() : Leaving(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresLeavingTests() : Leaving(Provider.Postgres);
