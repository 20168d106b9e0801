using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Relationships;

public abstract class Answering(Provider provider) : RelationshipSuite(provider)
{
    [Fact]
    public async Task Accepting_the_last_place_tells_who_still_waits()
    {
        await LimitAsync(Cast.Tomas, 1);
        var (amara, priya) = (await SentAsync(Cast.Amara, Cast.Tomas), await SentAsync(Cast.Priya, Cast.Tomas));
        Assert.True((await Commands.AcceptAsync(Cast.Tomas, amara, default)).Succeeded);
        var waiting = await StoredAsync(priya);
        Assert.Equal((RelationshipStatus.Requested, RelationshipMove.TellFull, null), (waiting.Status, waiting.Events[^1].Move, waiting.Events[^1].ById));
        Assert.Equal(new MentorFull(null), (await Commands.AcceptAsync(Cast.Tomas, priya, default)).Problem);
    }

    [Fact]
    public async Task Of_two_who_accept_the_last_place_at_once_one_wins_and_the_other_hears_why()
    {
        await LimitAsync(Cast.Tomas, 1);
        RelationshipId[] ids = [await SentAsync(Cast.Amara, Cast.Tomas), await SentAsync(Cast.Priya, Cast.Tomas), await SentAsync(await MenteeAsync("zoe"), Cast.Tomas)];
        var answers = await Task.WhenAll(ids.Select(id => Commands.AcceptAsync(Cast.Tomas, id, default)));
        Assert.Single(answers, a => a.Succeeded);
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.True(a.Problem is MentorFull or ChangedMeanwhile, a.Problem!.ToString()));
        Assert.Equal(1, await World.ReadAsync(db => db.Relationships.CountAsync(r => r.Status == RelationshipStatus.Active)));
    }

    [Fact]
    public async Task A_place_taken_while_another_answer_is_being_decided_is_gone()
    {
        await LimitAsync(Cast.Tomas, 1);
        var (amara, priya) = (await SentAsync(Cast.Amara, Cast.Tomas), await SentAsync(Cast.Priya, Cast.Tomas));
        var late = new SavesFirst(World, () => Commands.AcceptAsync(Cast.Tomas, amara, default));
        Assert.Equal(new MentorFull(null), (await late.Commands.AcceptAsync(Cast.Tomas, priya, default)).Problem);
    }

    [Fact]
    public async Task A_pause_keeps_the_place()
    {
        await LimitAsync(Cast.Tomas, 1);
        var amara = await AcceptedAsync(Cast.Amara, Cast.Tomas);
        Assert.True((await Commands.HoldAsync(Cast.Tomas, amara, null, default)).Succeeded);
        Assert.IsType<MentorFull>((await Commands.SendAsync(Cast.Priya, Cast.Tomas, Brief, default)).Problem);
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_one_wins_and_the_other_is_told_what_happened()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        var answers = await Task.WhenAll(Commands.AcceptAsync(Cast.Tomas, id, default), Commands.WithdrawAsync(Cast.Priya, id, "Found somebody", default));
        var stored = await StoredAsync(id);
        Assert.Contains(answers, a => a.Succeeded);
        Assert.Equal(stored.EventCount, stored.Events.Count);
        Assert.Equal(answers.Count(a => a.Succeeded) + 1, stored.EventCount);
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.True(a.Problem is IllegalMove or ChangedMeanwhile, a.Problem!.ToString()));
    }

    [Fact]
    public async Task Accepting_what_was_amended_in_the_same_moment_is_refused_since_nobody_read_it()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        var amending = new SavesFirst(World, () => Commands.EditAsync(Cast.Priya, id, Brief with { Months = 12 }, default));
        Assert.IsType<ChangedMeanwhile>((await amending.Commands.AcceptAsync(Cast.Tomas, id, default)).Problem);
        Assert.Equal(RelationshipStatus.Requested, await StatusAsync(id));
        Assert.True((await Commands.AcceptAsync(Cast.Tomas, id, default)).Succeeded);
    }

    [Fact]
    public async Task Declining_can_suggest_colleagues_and_make_one_unavailable_in_one_step()
    {
        var (priya, amara) = (await SentAsync(Cast.Priya, Cast.Tomas), await SentAsync(Cast.Amara, Cast.Tomas));
        var answer = new DeclineAnswer(DeclineReason.AnotherMentorWouldSuitBetter, "George knows this well", [Cast.George]);
        Assert.True((await Commands.DeclineAsync(Cast.Tomas, priya, answer, becomeUnavailable: true, default)).Succeeded);
        Assert.Equal(AvailabilityStatus.Unavailable, (await World.MemberAsync(Cast.Tomas)).Mentor!.Availability.Status);
        var waiting = await StoredAsync(amara);
        Assert.Equal((RelationshipStatus.Requested, RelationshipMove.TellUnavailable), (waiting.Status, waiting.Events[^1].Move));
        var view = (await Queries.ViewAsync(Cast.Priya, priya, TimeZoneInfo.Utc, default)).Value;
        Assert.Equal(("Another mentor would suit better", "George knows this well", Cast.George), (view.Timeline[0].Reason, view.Timeline[0].Text, Assert.Single(view.Timeline[0].Suggested).Id));
    }

    [Fact]
    public async Task A_refused_decline_leaves_one_available()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.IsType<ReasonRequired>((await Commands.DeclineAsync(Cast.Tomas, id, NoTime with { Reason = null }, becomeUnavailable: true, default)).Problem);
        Assert.Equal(AvailabilityStatus.Available, (await World.MemberAsync(Cast.Tomas)).Mentor!.Availability.Status);
    }

    [Fact]
    public async Task Only_mentors_who_are_there_can_be_suggested()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.IsType<InvalidField>((await Commands.DeclineAsync(Cast.Tomas, id, NoTime with { Suggested = [MemberId.New()] }, false, default)).Problem);
    }

    [Fact]
    public async Task An_ended_account_ends_what_is_live_and_leaves_the_rest()
    {
        var (live, over) = (await AcceptedAsync(Cast.Priya, Cast.Tomas), await SentAsync(Cast.Priya, Cast.Amara));
        await Commands.DeclineAsync(Cast.Amara, over, NoTime, false, default);
        await World.SaveAsync(async db => await db.EndRelationshipsAsync([await db.Members.SingleAsync(m => m.Id == Cast.Priya)], World.Now, default));
        Assert.Equal((RelationshipStatus.Withdrawn, RelationshipStatus.Declined), (await StatusAsync(live), await StatusAsync(over)));
    }

    [Fact]
    public async Task Both_people_are_told_after_the_save()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        var live = World.Get<LiveTopics>();
        var told = new TaskCompletionSource<RelationshipStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = live.Subscribe([Topic.Member(Cast.Priya)], async () => told.TrySetResult(await StatusAsync(id)));
        await Commands.AcceptAsync(Cast.Tomas, id, default);
        Assert.Equal(RelationshipStatus.Active, await told.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_whole_life_is_told_by_its_facts()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Result[] steps =
        [
            await Commands.AskForMoreAsync(Cast.Tomas, id, "Which exams?", default),
            await Commands.EditAsync(Cast.Priya, id, Brief with { Message = "The strategic ones" }, default),
            await Commands.AcceptAsync(Cast.Tomas, id, default),
            await Commands.HoldAsync(Cast.Priya, id, World.Today.AddDays(30), default),
            await Commands.ResumeAsync(Cast.Tomas, id, default),
            await Commands.ProposeCompletionAsync(Cast.Priya, id, "I passed", default),
            await Commands.NotNowAsync(Cast.Tomas, id, default),
            await Commands.ProposeCompletionAsync(Cast.Tomas, id, string.Empty, default),
            await Commands.CompleteAsync(Cast.Priya, id, default),
            await Commands.ProposeJourneyAsync(Cast.Priya, id, "Partnership next", default),
            await Commands.BeginJourneyAsync(Cast.Tomas, id, default),
        ];
        Assert.All(steps, s => Assert.Null(s.Problem));
        var stored = await StoredAsync(id);
        Assert.Equal((12, 2, RelationshipStatus.Active), (stored.Events.Count, stored.Journey, stored.Status));
    }

    [Fact]
    public async Task A_new_journey_needs_a_free_place_and_no_other_relationship_of_the_pair()
    {
        await LimitAsync(Cast.Tomas, 1);
        var id = await AcceptedAsync(Cast.Priya, Cast.Tomas);
        await Commands.ProposeCompletionAsync(Cast.Priya, id, string.Empty, default);
        await Commands.CompleteAsync(Cast.Tomas, id, default);
        await Commands.ProposeJourneyAsync(Cast.Priya, id, string.Empty, default);
        var again = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.IsType<AlreadyTogether>((await Commands.BeginJourneyAsync(Cast.Tomas, id, default)).Problem);
        await Commands.WithdrawAsync(Cast.Priya, again, string.Empty, default);
        await AcceptedAsync(Cast.Amara, Cast.Tomas);
        Assert.IsType<MentorFull>((await Commands.BeginJourneyAsync(Cast.Tomas, id, default)).Problem);
    }
}

public sealed class SqliteAnsweringTests() : Answering(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresAnsweringTests() : Answering(Provider.Postgres);
