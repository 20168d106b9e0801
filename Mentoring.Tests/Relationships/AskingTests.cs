using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Relationships;

public abstract class Asking(Provider provider) : RelationshipSuite(provider)
{
    [Fact]
    public async Task A_request_comes_back_as_sent_with_its_first_fact()
    {
        var stored = await StoredAsync(await SentAsync(Cast.Priya, Cast.Tomas));
        Assert.Equal((Cast.Tomas, Cast.Priya, Cast.Priya, RelationshipStatus.Requested), (stored.MentorId, stored.MenteeId, stored.SenderId, stored.Status));
        Assert.Equal(Brief, stored.Brief);
        Assert.Equal((World.Now, DateTimeKind.Utc), (stored.RoundStartedAt, stored.RoundStartedAt.Kind));
        Assert.Equal(RelationshipMove.Send, Assert.Single(stored.Events).Move);
    }

    [Fact]
    public async Task An_offer_waits_for_the_mentee()
    {
        var id = (await Commands.OfferAsync(Cast.Tomas, Cast.Priya, Brief, default)).Value;
        Assert.Equal(Cast.Priya, (await StoredAsync(id)).RecipientId);
        Assert.IsType<NotYourMove>((await Commands.AcceptAsync(Cast.Tomas, id, default)).Problem);
        Assert.True((await Commands.AcceptAsync(Cast.Priya, id, default)).Succeeded);
    }

    [Fact]
    public async Task Each_guard_looks_at_what_is_stored()
    {
        Assert.IsType<NotYourself>(await WhyNotAsync(Cast.Amara, Cast.Amara));
        Assert.IsType<MentorNotAvailable>(await WhyNotAsync(Cast.Priya, Cast.George));
        Assert.IsType<NoSuchRole>(await WhyNotAsync(Cast.Tomas, Cast.Amara));
        Assert.IsType<NoSuchRole>(await WhyNotAsync(Cast.Amara, Cast.Priya));
        await ChangeAsync(Cast.Priya, m => m.SetMembership(m.Membership, "TOMAS@demo.example", World.Now));
        Assert.IsType<LineManagerOrReport>(await WhyNotAsync(Cast.Priya, Cast.Tomas));
        await ChangeAsync(Cast.Tomas, m => m.SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, World.Now));
        Assert.IsType<NoLongerTakesPart>(await WhyNotAsync(Cast.Priya, Cast.Tomas));
    }

    [Fact]
    public async Task A_block_stands_against_asking_whoever_made_it_and_hides_the_form()
    {
        await World.SaveAsync(async db => await db.Blocks.AddAsync(new Block { BlockerId = Cast.Tomas, BlockedId = Cast.Priya, At = World.Now }));
        Assert.IsType<NotAvailableToYou>(await WhyNotAsync(Cast.Priya, Cast.Tomas));
        Assert.IsType<NotAvailableToYou>((await Commands.OfferAsync(Cast.Tomas, Cast.Priya, Brief, default)).Problem);
        Assert.IsType<NotFound>((await Queries.RequestFormAsync(Cast.Priya, ProgrammeRole.Mentee, Cast.Tomas, null, default)).Problem);
    }

    [Fact]
    public async Task Who_is_away_can_be_asked_again_on_the_day_they_return()
    {
        World.Time.Advance(TimeSpan.FromDays(21));
        Assert.Null(await WhyNotAsync(Cast.Priya, Cast.George));
    }

    [Fact]
    public async Task An_offer_to_somebody_who_stopped_looking_is_refused()
    {
        await ChangeAsync(Cast.Priya, m => m.SetLooking(false, World.Now));
        Assert.IsType<NotLooking>((await Commands.OfferAsync(Cast.Tomas, Cast.Priya, Brief, default)).Problem);
    }

    [Fact]
    public async Task A_full_mentor_cannot_be_asked()
    {
        await LimitAsync(Cast.Tomas, 1);
        await AcceptedAsync(Cast.Amara, Cast.Tomas);
        Assert.Equal(new MentorFull((await World.MemberAsync(Cast.Tomas)).Name), await WhyNotAsync(Cast.Priya, Cast.Tomas));
    }

    [Fact]
    public async Task A_second_request_to_the_same_mentor_is_refused_but_the_other_direction_is_not()
    {
        await ChangeAsync(Cast.Priya, m => m.Offer(MentorOffer.Empty, World.Now));
        await SentAsync(Cast.Priya, Cast.Amara);
        Assert.IsType<AlreadyTogether>(await WhyNotAsync(Cast.Priya, Cast.Amara));
        Assert.Null(await WhyNotAsync(Cast.Amara, Cast.Priya));
    }

    [Fact]
    public async Task Sending_twice_at_once_sends_one()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Commands.SendAsync(Cast.Priya, Cast.Tomas, Brief, default)));
        Assert.Single(sent, s => s.Succeeded);
        Assert.All(sent.Where(s => !s.Succeeded), s => Assert.IsType<AlreadyTogether>(s.Problem));
        Assert.Equal(1, await World.ReadAsync(db => db.Relationships.CountAsync()));
    }

    [Fact]
    public async Task The_limit_of_open_requests_holds_even_for_two_tabs()
    {
        for (var i = 0; i < 4; i++)
            await SentAsync(Cast.Priya, await MentorAsync($"mentor{i}"));
        MemberId[] last = [await MentorAsync("fifth"), await MentorAsync("sixth")];
        var sent = await Task.WhenAll(last.Select(mentor => Commands.SendAsync(Cast.Priya, mentor, Brief, default)));
        Assert.Single(sent, s => s.Succeeded);
        Assert.Equal(new TooManyOpenRequests(5), sent.Single(s => !s.Succeeded).Problem);
        Assert.Equal(5, await Queries.OpenRequestsAsync(Cast.Priya, default));
    }

    [Fact]
    public async Task A_request_sent_while_another_is_being_decided_counts_even_in_the_same_instant()
    {
        for (var i = 0; i < 4; i++)
            await SentAsync(Cast.Priya, await MentorAsync($"mentor{i}"));
        var (fifth, sixth) = (await MentorAsync("fifth"), await MentorAsync("sixth"));
        var late = new SavesFirst(World, () => SentAsync(Cast.Priya, fifth));
        Assert.Equal(new TooManyOpenRequests(5), (await late.Commands.SendAsync(Cast.Priya, sixth, Brief, default)).Problem);
    }

    [Fact]
    public async Task A_faulty_brief_is_answered_by_field_and_nothing_is_saved()
    {
        var sent = await Commands.SendAsync(Cast.Priya, Cast.Tomas, Brief with { Aim = "", Months = 40 }, default);
        Assert.Equal(["Aim", "Months"], sent.Problems.Cast<InvalidField>().Select(p => p.Field));
        Assert.False(await World.ReadAsync(db => db.Relationships.AnyAsync()));
    }

    [Fact]
    public async Task Reopening_meets_the_guards_again()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.True((await Commands.WithdrawAsync(Cast.Priya, id, string.Empty, default)).Succeeded);
        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Unavailable, World.Now));
        Assert.IsType<MentorNotAvailable>((await Commands.ReopenAsync(Cast.Priya, id, default)).Problem);
        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Available, World.Now));
        World.Time.Advance(TimeSpan.FromDays(3));
        Assert.True((await Commands.ReopenAsync(Cast.Priya, id, default)).Succeeded);
        Assert.Equal((2, World.Now), ((await StoredAsync(id)).Round, (await StoredAsync(id)).RoundStartedAt));
    }

    [Fact]
    public async Task Reopening_beside_a_newer_request_is_refused()
    {
        var first = await SentAsync(Cast.Priya, Cast.Tomas);
        await Commands.WithdrawAsync(Cast.Priya, first, string.Empty, default);
        await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.IsType<AlreadyTogether>((await Commands.ReopenAsync(Cast.Priya, first, default)).Problem);
    }

    [Fact]
    public async Task The_form_is_prefilled_from_the_mentees_own_profile()
    {
        var form = (await Queries.RequestFormAsync(Cast.Priya, ProgrammeRole.Mentee, Cast.Tomas, null, default)).Value;
        var priya = await World.MemberAsync(Cast.Priya);
        Assert.Null(form.Blocking);
        Assert.Equal(priya.Mentee!.Wish.Aim, form.Prefilled.Aim);
        Assert.NotEmpty(form.Prefilled.Areas);
        Assert.True(Core.Relationships.Brief.Create(form.Prefilled).Succeeded);
    }

    [Fact]
    public async Task The_form_says_what_stands_against_asking_and_links_what_is_there()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        var form = (await Queries.RequestFormAsync(Cast.Priya, ProgrammeRole.Mentee, Cast.Tomas, null, default)).Value;
        Assert.IsType<AlreadyTogether>(form.Blocking);
        Assert.Equal(id, form.Existing!.Id);
    }

    private async Task<Problem?> WhyNotAsync(MemberId mentee, MemberId mentor)
    {
        var sent = await Commands.SendAsync(mentee, mentor, Brief, default);
        return sent.Problem;
    }
}

public sealed class SqliteAskingTests() : Asking(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresAskingTests() : Asking(Provider.Postgres);
