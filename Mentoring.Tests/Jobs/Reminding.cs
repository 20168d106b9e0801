using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Mentoring.Core.Notifications.NoticeKind;

namespace Mentoring.Tests.Jobs;

public abstract class Reminding(Provider provider) : ScheduleSuite(provider)
{
    [Fact]
    public async Task A_request_is_reminded_on_days_3_7_and_15_and_lapses_on_day_21()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        List<int> days = [];
        for (var day = 1; day <= 25; day++)
        {
            if (await AfterAsync(1) > 0)
                days.Add(day);
        }

        Assert.Equal([3, 7, 15, 21], days);
        Assert.Equal([RequestReceived, AnswerReminder, AnswerReminder, AnswerReminder, RequestLapsed], await ToldAsync(Cast.Tomas));
        Assert.Equal([RequestExpired], await ToldAsync(Cast.Priya));
        Assert.Equal(RelationshipStatus.Expired, await StatusAsync(id));
    }

    [Fact]
    public async Task Every_notice_has_one_mail_waiting_that_was_saved_with_it()
    {
        await SentAsync(Cast.Priya, Cast.Tomas);
        await AfterAsync(3);
        var (notices, mails) = await World.ReadAsync(async db => (await db.Notices.Select(n => n.Id).ToListAsync(), await db.Outbox.Select(m => m.NoticeId).ToListAsync()));
        Assert.Equal(notices.Select(n => (Guid?)n.Value).Order(), mails.Order());
    }

    [Fact]
    public async Task After_being_switched_off_only_the_latest_reminder_is_sent()
    {
        await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.Equal(1, await AfterAsync(8));
        Assert.Equal(0, await Work.RunAsync(default));
        Assert.Equal([RequestReceived, AnswerReminder], await ToldAsync(Cast.Tomas));
        Assert.Equal(1, await AfterAsync(14));
        Assert.Equal([RequestExpired], await ToldAsync(Cast.Priya));
    }

    [Fact]
    public async Task Who_was_asked_for_more_is_reminded_instead_and_nobody_after_the_answer()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await Commands.AskForMoreAsync(Cast.Tomas, id, "Which exams?", default);
        await AfterAsync(3);
        Assert.Equal([MoreAsked, MoreReminder], await ToldAsync(Cast.Priya));
        await Commands.EditAsync(Cast.Priya, id, Brief with { Message = "The last two." }, default);
        await AfterAsync(4);
        Assert.Equal([RequestReceived, RequestAmended, AnswerReminder], await ToldAsync(Cast.Tomas));
        await Commands.AcceptAsync(Cast.Tomas, id, default);
        Assert.Equal(0, await AfterAsync(30));
    }

    [Fact]
    public async Task Reopening_starts_the_clock_anew_and_reminds_again()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await AfterAsync(4);
        await Commands.WithdrawAsync(Cast.Priya, id, string.Empty, default);
        Assert.Equal(0, await AfterAsync(30));
        await Commands.ReopenAsync(Cast.Priya, id, default);
        Assert.Equal(0, await AfterAsync(2.9));
        Assert.Equal(1, await AfterAsync(0.2));
        Assert.Equal(2, (await ToldAsync(Cast.Tomas)).Count(k => k == AnswerReminder));
    }

    [Fact]
    public async Task Days_away_until_a_date_do_not_count_and_an_early_return_gives_them_back()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await AfterAsync(2);
        await AwayAsync(World.Today.AddDays(10));
        Assert.Equal([MentorAway], await ToldAsync(Cast.Priya));
        Assert.Equal(0, await AfterAsync(9));

        await SetAsync(AvailabilityStatus.Available, null);
        Assert.Equal([MentorAway, MentorBack], await ToldAsync(Cast.Priya));
        Assert.Equal(0, await AfterAsync(0.9));
        Assert.Equal(1, await AfterAsync(0.2));
        Assert.Equal(World.Now.AddDays(-3).AddHours(-2.4), (await StoredAsync(id)).ClockStartedAt, TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task Whoever_is_away_is_back_by_themselves_on_the_day_and_everybody_who_waits_is_told()
    {
        await SentAsync(Cast.Priya, Cast.Tomas);
        await AwayAsync(World.Today.AddDays(5));
        await AfterAsync(4);
        Assert.Equal(AvailabilityStatus.Away, (await World.MemberAsync(Cast.Tomas)).Mentor!.Availability.Status);
        await AfterAsync(1);

        Assert.Equal(Availability.Available, (await World.MemberAsync(Cast.Tomas)).Mentor!.Availability);
        Assert.Equal([MentorAway, MentorBack], await ToldAsync(Cast.Priya));
        Assert.Equal(WelcomeBack, (await ToldAsync(Cast.Tomas))[^1]);
        await AfterAsync(1);
        Assert.Single(await ToldAsync(Cast.Tomas), k => k == WelcomeBack);
    }

    [Fact]
    public async Task Whoever_came_back_before_comes_back_again_when_the_clock_had_run_ahead()
    {
        var back = World.Today.AddDays(2);
        await AwayAsync(back);
        await AfterAsync(2);
        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(new Availability(AvailabilityStatus.Away, back, string.Empty), World.Now));
        await AfterAsync(1);

        Assert.Equal(Availability.Available, (await World.MemberAsync(Cast.Tomas)).Mentor!.Availability);
        Assert.Equal(2, (await ToldAsync(Cast.Tomas)).Count(k => k == WelcomeBack));
    }

    [Fact]
    public async Task Who_offered_to_mentor_a_mentor_hears_nothing_of_their_places()
    {
        var offer = await Commands.OfferAsync(Cast.Tomas, Cast.Amara, Brief, default);
        await World.Get<MemberCommands>().SetAvailabilityAsync(Cast.Amara, AvailabilityStatus.Unavailable, null, null, default);
        await World.Get<MemberCommands>().SetAvailabilityAsync(Cast.Amara, AvailabilityStatus.Available, null, null, default);
        Assert.Empty(await ToldAsync(Cast.Tomas));

        await World.Get<MemberCommands>().SetAvailabilityAsync(Cast.Amara, AvailabilityStatus.Away, World.Today.AddDays(9), null, default);
        Assert.Equal([MentorAway], await ToldAsync(Cast.Tomas));
        Assert.Equal(World.Today.AddDays(9).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), (await StoredAsync(offer.Value)).ClockStoppedUntil);
    }

    [Fact]
    public async Task Away_without_a_date_tells_but_the_clock_goes_on()
    {
        await SentAsync(Cast.Priya, Cast.Tomas);
        await SetAsync(AvailabilityStatus.Away, null);
        Assert.Equal([MentorUnavailable], await ToldAsync(Cast.Priya));
        Assert.Equal(1, await AfterAsync(3));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_repeats_nothing()
    {
        await SentAsync(Cast.Priya, Cast.Tomas);
        await AfterAsync(7);
        var told = (await ToldAsync(Cast.Tomas)).Count;
        var sweep = World.Services.GetServices<ISweep>().OfType<RelationshipSweep>().Single();
        foreach (var back in new[] { 4, 6, 3, 7 })
            Assert.Equal(0, await sweep.RunAsync(World.Now.AddDays(-back), default));
        Assert.Equal(told, (await ToldAsync(Cast.Tomas)).Count);
    }

    [Fact]
    public async Task Two_workers_at_once_do_everything_once()
    {
        for (var i = 0; i < 30; i++)
            await SentAsync(await MenteeAsync($"mentee{i}"), Cast.Tomas);
        World.Time.Advance(TimeSpan.FromDays(3));
        var other = new DueWork(World.Services.GetServices<ISweep>(), ActivatorUtilities.CreateInstance<ScheduleSettings>(World.Services), World.Time, NullLogger<DueWork>.Instance);

        await Task.WhenAll(Work.RunAsync(default), other.RunAsync(default));

        Assert.Equal(30, (await ToldAsync(Cast.Tomas)).Count(k => k == AnswerReminder));
        Assert.Equal(30, await World.ReadAsync(db => db.RelationshipEvents.CountAsync(e => e.Move == RelationshipMove.Remind)));
    }

    private Task AwayAsync(DateOnly back) => SetAsync(AvailabilityStatus.Away, back);

    private async Task SetAsync(AvailabilityStatus status, DateOnly? until) =>
        Assert.True((await World.Get<MemberCommands>().SetAvailabilityAsync(Cast.Tomas, status, until, null, default)).Succeeded);
}

public sealed class SqliteRemindingTests() : Reminding(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresRemindingTests() : Reminding(Provider.Postgres);
