using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Mentoring.Core.Notifications.NoticeKind;

namespace Mentoring.Tests.Jobs;

public abstract class Waiting(Provider provider) : ScheduleSuite(provider)
{
    private RelationshipId _pair;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _pair = await AcceptedAsync(Cast.Priya, Cast.Tomas);
        await Work.RunAsync(default);
    }

    [Fact]
    public async Task Who_waits_for_an_answer_is_told_after_14_days_and_after_28()
    {
        await SayAsync(Cast.Priya, Cast.Tomas);
        await AfterAsync(13.9);
        Assert.DoesNotContain(SilenceNudge, await ToldAsync(Cast.Priya));
        await AfterAsync(0.2);
        Assert.Equal(SilenceNudge, (await ToldAsync(Cast.Priya))[^1]);
        await AfterAsync(14);
        Assert.Equal(SilenceWayOut, (await ToldAsync(Cast.Priya))[^1]);
        Assert.Equal(0, await AfterAsync(60));
        Assert.DoesNotContain(SilenceNudge, await ToldAsync(Cast.Tomas));
    }

    [Fact]
    public async Task An_answer_starts_the_silence_anew_for_the_other()
    {
        await SayAsync(Cast.Priya, Cast.Tomas);
        await AfterAsync(10);
        await SayAsync(Cast.Tomas, Cast.Priya);
        await AfterAsync(10);
        Assert.DoesNotContain(SilenceNudge, await ToldAsync(Cast.Priya));
        await AfterAsync(4.1);
        Assert.Contains(SilenceNudge, await ToldAsync(Cast.Tomas));
    }

    [Fact]
    public async Task Nobody_is_told_of_silence_while_paused_or_over()
    {
        await SayAsync(Cast.Priya, Cast.Tomas);
        await Commands.HoldAsync(Cast.Tomas, _pair, null, default);
        await AfterAsync(30);
        Assert.DoesNotContain(SilenceNudge, await ToldAsync(Cast.Priya));
    }

    [Fact]
    public async Task Silence_counts_from_the_acceptance_or_the_end_of_a_pause_whatever_was_said_before()
    {
        await SayAsync(Cast.Amara, Cast.Tomas, "May I ask you something?");
        await AfterAsync(5);
        var accepted = await AcceptedAsync(Cast.Amara, Cast.Tomas);
        await AfterAsync(13);
        Assert.DoesNotContain(SilenceNudge, await ToldAsync(Cast.Amara));
        await AfterAsync(1.1);
        Assert.Contains(SilenceNudge, await ToldAsync(Cast.Amara));

        await Commands.HoldAsync(Cast.Amara, accepted, null, default);
        await AfterAsync(40);
        await Commands.ResumeAsync(Cast.Tomas, accepted, default);
        await AfterAsync(27);
        Assert.DoesNotContain(SilenceWayOut, await ToldAsync(Cast.Amara));
        await AfterAsync(1.1);
        Assert.Contains(SilenceWayOut, await ToldAsync(Cast.Amara));
    }

    [Fact]
    public async Task Days_the_silent_one_is_away_do_not_count()
    {
        await SayAsync(Cast.Priya, Cast.Tomas);
        await AfterAsync(4);
        await World.Get<MemberCommands>().SetAvailabilityAsync(Cast.Tomas, AvailabilityStatus.Away, World.Today.AddDays(20), null, default);
        await AfterAsync(20);
        await AfterAsync(9);
        Assert.DoesNotContain(SilenceNudge, await ToldAsync(Cast.Priya));
        await AfterAsync(1.1);
        Assert.Contains(SilenceNudge, await ToldAsync(Cast.Priya));
    }

    [Fact]
    public async Task One_nudge_may_be_sent_for_each_time_of_waiting()
    {
        await SayAsync(Cast.Priya, Cast.Tomas);
        Assert.IsType<NothingToNudge>((await Commands.NudgeAsync(Cast.Priya, _pair, default)).Problem);
        await AfterAsync(15);
        Assert.Equal("Tomas has not answered for 15 days", (await Queries.ViewAsync(Cast.Priya, _pair, TimeZoneInfo.Utc, default)).Value.Step.Title);

        Assert.True((await Commands.NudgeAsync(Cast.Priya, _pair, default)).Succeeded);
        Assert.IsType<NothingToNudge>((await Commands.NudgeAsync(Cast.Priya, _pair, default)).Problem);
        Assert.IsType<NothingToNudge>((await Commands.NudgeAsync(Cast.Tomas, _pair, default)).Problem);
        Assert.Equal(Nudged, (await ToldAsync(Cast.Tomas))[^1]);
    }

    [Fact]
    public async Task A_proposed_end_counts_as_agreed_after_14_days()
    {
        await Commands.ProposeCompletionAsync(Cast.Priya, _pair, "We are there.", default);
        Assert.Equal(0, await AfterAsync(13.9));
        Assert.Equal(1, await AfterAsync(0.2));
        Assert.Equal(RelationshipStatus.Completed, await StatusAsync(_pair));
        Assert.Equal(Completed, (await ToldAsync(Cast.Priya))[^1]);
        Assert.Equal([CompletionProposed, Completed], (await ToldAsync(Cast.Tomas))[^2..]);
    }

    [Fact]
    public async Task The_end_of_a_pause_is_told_to_both_once()
    {
        await Commands.HoldAsync(Cast.Tomas, _pair, World.Today.AddDays(10), default);
        Assert.Equal(0, await AfterAsync(9));
        Assert.Equal(1, await AfterAsync(1));
        Assert.Equal(0, await AfterAsync(30));
        Assert.Single(await ToldAsync(Cast.Priya), k => k == PauseOver);
        Assert.Single(await ToldAsync(Cast.Tomas), k => k == PauseOver);
    }

    [Fact]
    public async Task Other_days_in_the_settings_count_for_what_waits_already()
    {
        var id = await SentAsync(Cast.Amara, Cast.Tomas);
        Assert.Equal(0, await AfterAsync(2));
        World.Get<IConfiguration>()["Programme:ReminderDays:0"] = "2";
        World.Get<IConfiguration>()["Programme:ExpiryDays"] = "30";
        ((IConfigurationRoot)World.Get<IConfiguration>()).Reload();

        Assert.Equal(1, await Work.RunAsync(default));
        Assert.Equal(2, (await StoredAsync(id)).RemindedDay);
        await AfterAsync(20);
        Assert.Equal(RelationshipStatus.Requested, await StatusAsync(id));
        await AfterAsync(9);
        Assert.Equal(RelationshipStatus.Expired, await StatusAsync(id));
    }

    [Fact]
    public async Task Servers_that_find_other_days_in_the_settings_at_once_all_go_on()
    {
        for (var round = 0; round < 10; round++)
        {
            await World.ReadAsync(db => db.ProgrammeFacts.ExecuteDeleteAsync());
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ActivatorUtilities.CreateInstance<ScheduleSettings>(World.Services).ApplyAsync(default))));
            Assert.Equal(1, await World.ReadAsync(db => db.ProgrammeFacts.CountAsync()));
        }
    }

    [Fact]
    public async Task What_cannot_be_done_is_set_aside_and_holds_up_nobody()
    {
        var (broken, whole) = (await SentAsync(Cast.Amara, Cast.Tomas), await SentAsync(await MenteeAsync("zoe"), Cast.Tomas));
        await Work.RunAsync(default);

        // A fact with the number the next one would have: the save of this one fails for ever
        await World.SaveAsync(async db => await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "RelationshipEvents" ("RelationshipId", "Number", "Move", "To", "Text", "At") VALUES ({broken.Value}, 2, 'Nudge', 'Requested', '', {World.Now})"""));
        Assert.Equal(1, await AfterAsync(3));
        Assert.Equal((0, 3), ((await StoredAsync(broken)).RemindedDay, (await StoredAsync(whole)).RemindedDay));
        Assert.Equal(World.Now.AddHours(1), (await StoredAsync(broken)).DueAt);
        await World.Get<IDbContextFactory<Web.Data.MentoringDb>>().CreateDbContext().RelationshipEvents.Where(e => e.Move == RelationshipMove.Nudge).ExecuteDeleteAsync();
        Assert.Equal(1, await AfterAsync(0.05));
        Assert.Equal(3, (await StoredAsync(broken)).RemindedDay);
    }

    [Fact]
    public async Task Nothing_due_is_known_to_be_due_next()
    {
        await SentAsync(Cast.Amara, Cast.Tomas);
        await Work.RunAsync(default);
        Assert.Equal(World.Now.AddDays(3), await World.Services.GetServices<ISweep>().OfType<RelationshipSweep>().Single().NextAsync(default));
    }
}

public sealed class SqliteWaitingTests() : Waiting(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresWaitingTests() : Waiting(Provider.Postgres);
