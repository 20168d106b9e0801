using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Matching;

namespace Mentoring.Tests.Relationships;

public abstract class Seeing(Provider provider) : RelationshipSuite(provider)
{
    [Fact]
    public async Task Nobody_else_sees_or_moves_a_relationship_not_even_a_manager()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        foreach (var stranger in new[] { Cast.Amara, Cast.Morgan })
        {
            Assert.IsType<NotFound>((await Queries.ViewAsync(stranger, id, TimeZoneInfo.Utc, default)).Problem);
            Assert.IsType<NotFound>((await Commands.AcceptAsync(stranger, id, default)).Problem);
            Assert.IsType<NotFound>((await Commands.WithdrawAsync(stranger, id, string.Empty, default)).Problem);
            Assert.True((await DashboardAsync(stranger)).IsEmpty);
        }
    }

    [Fact]
    public async Task Contact_details_appear_with_the_acceptance_and_go_with_a_withdrawal()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.Null((await ViewAsync(Cast.Priya, id)).Contact);
        await Commands.AcceptAsync(Cast.Tomas, id, default);
        Assert.Equal("tomas@demo.example", (await ViewAsync(Cast.Priya, id)).Contact!.Email);
        Assert.NotEmpty((await ViewAsync(Cast.Priya, id)).InCommon);
        await Commands.WithdrawAsync(Cast.Priya, id, string.Empty, default);
        Assert.Null((await ViewAsync(Cast.Tomas, id)).Contact);
    }

    [Fact]
    public async Task Each_side_finds_a_request_where_it_belongs_and_follows_it()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.Equal("Waiting for Tomas, day 1 of 21", Assert.Single((await DashboardAsync(Cast.Priya)).WaitingForOther).Step.Title);
        Assert.Equal("Answer by 14 Dec", Assert.Single((await DashboardAsync(Cast.Tomas)).NeedsMyAction).Step.Title);
        await Commands.AskForMoreAsync(Cast.Tomas, id, "Which exams?", default);
        Assert.Equal(StepAction.Amend, Assert.Single((await DashboardAsync(Cast.Priya)).NeedsMyAction).Step.Action);
        await Commands.EditAsync(Cast.Priya, id, Brief with { Months = 3 }, default);
        await Commands.AcceptAsync(Cast.Tomas, id, default);
        Assert.Single((await DashboardAsync(Cast.Tomas)).Active);
        await Commands.WithdrawAsync(Cast.Tomas, id, string.Empty, default);
        var over = await DashboardAsync(Cast.Priya);
        Assert.Equal((1, StepAction.FindAnother), (over.EndedTotal, Assert.Single(over.Ended).Step.Action));
    }

    [Fact]
    public async Task The_badge_counts_what_the_dashboard_says_needs_action()
    {
        var (first, second) = (await SentAsync(Cast.Priya, Cast.Tomas), await AcceptedAsync(Cast.Amara, Cast.Tomas));
        await BadgesAgreeAsync();
        await Commands.AskForMoreAsync(Cast.Tomas, first, "More", default);
        await Commands.ProposeCompletionAsync(Cast.Amara, second, string.Empty, default);
        await BadgesAgreeAsync();
        await Commands.HoldAsync(Cast.Tomas, second, World.Today.AddDays(2), default);
        await BadgesAgreeAsync();
        World.Time.Advance(TimeSpan.FromDays(2));
        await BadgesAgreeAsync();
    }

    [Fact]
    public async Task What_is_over_is_shown_latest_first_and_counted_in_all()
    {
        for (var i = 0; i < 3; i++)
        {
            var id = await SentAsync(Cast.Priya, Cast.Tomas);
            World.Time.Advance(TimeSpan.FromHours(1));
            await Commands.WithdrawAsync(Cast.Priya, id, string.Empty, default);
        }

        var dashboard = await Queries.DashboardAsync(Cast.Priya, TimeZoneInfo.Utc, 2, default);
        Assert.Equal((2, 3), (dashboard.Ended.Count, dashboard.EndedTotal));
        Assert.True(dashboard.Ended[0].ChangedAt > dashboard.Ended[1].ChangedAt);
    }

    [Fact]
    public async Task A_profile_knows_the_live_relationship_of_the_pair()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.Equal(new PairRow(id, RelationshipStatus.Requested, false, true), Assert.Single(await Queries.LiveBetweenAsync(Cast.Priya, Cast.Tomas, default)));
        Assert.Empty(await Queries.LiveBetweenAsync(Cast.Priya, Cast.Amara, default));
        await Commands.DeclineAsync(Cast.Tomas, id, NoTime, false, default);
        Assert.Empty(await Queries.LiveBetweenAsync(Cast.Tomas, Cast.Priya, default));
    }

    [Fact]
    public async Task The_timeline_speaks_to_its_reader()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await Commands.EditAsync(Cast.Priya, id, Brief with { Months = 3, Message = "Hello again" }, default);
        await Commands.AcceptAsync(Cast.Tomas, id, default);
        Assert.Equal(["Tomas accepted", "You amended the request", "You asked Tomas for mentoring"], (await ViewAsync(Cast.Priya, id)).Timeline.Select(t => t.Sentence));
        var read = (await ViewAsync(Cast.Tomas, id)).Timeline;
        Assert.Equal(["You accepted", "Priya amended the request", "Priya asked you for mentoring"], read.Select(t => t.Sentence));
        Assert.Equal("Changed: duration, message", read[1].Text);
    }

    [Fact]
    public async Task Colleagues_are_found_by_the_beginnings_of_their_names_when_they_can_be_asked()
    {
        Assert.Equal([Cast.Amara], await ColleaguesAsync(Cast.Tomas, Cast.Priya, "OKA ama"));
        Assert.Equal([Cast.Tomas], await ColleaguesAsync(Cast.Amara, Cast.Priya, "novak"));
        Assert.Empty(await ColleaguesAsync(Cast.Tomas, Cast.Priya, "george"));
        Assert.Empty(await ColleaguesAsync(Cast.Amara, Cast.Priya, "ama"));
        Assert.Empty(await ColleaguesAsync(Cast.Priya, Cast.Amara, "ama"));
        Assert.Empty(await ColleaguesAsync(Cast.Tomas, Cast.Priya, "a"));
        await ChangeAsync(Cast.Amara, m => m.SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, World.Now));
        Assert.Empty(await ColleaguesAsync(Cast.Tomas, Cast.Priya, "ama"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_colleague_whom_either_blocked_is_not_suggested(bool mine)
    {
        Assert.Equal([Cast.Amara], await ColleaguesAsync(Cast.Tomas, Cast.Priya, "ama"));

        await World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = Cast.Amara, BlockedId = mine ? Cast.Tomas : Cast.Priya, At = World.Now }));
        await World.Get<MatchIndexKeeper>().RefreshAsync(default);

        Assert.Empty(await ColleaguesAsync(Cast.Tomas, Cast.Priya, "ama"));
    }

    private async Task<IEnumerable<MemberId>> ColleaguesAsync(MemberId me, MemberId other, string text) =>
        (await World.Get<ColleagueLookup>().FindAsync(me, other, text, default)).Select(c => c.Id);

    private async Task BadgesAgreeAsync()
    {
        foreach (var person in new[] { Cast.Priya, Cast.Tomas, Cast.Amara })
            Assert.Equal((await DashboardAsync(person)).NeedsMyAction.Count, await Queries.ActionsAsync(person, default));
    }

    private Task<Dashboard> DashboardAsync(MemberId me) => Queries.DashboardAsync(me, TimeZoneInfo.Utc, RelationshipQueries.EndedShown, default);

    private async Task<RelationshipView> ViewAsync(MemberId me, RelationshipId id) => (await Queries.ViewAsync(me, id, TimeZoneInfo.Utc, default)).Value;
}

public sealed class SqliteSeeingTests() : Seeing(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSeeingTests() : Seeing(Provider.Postgres);
