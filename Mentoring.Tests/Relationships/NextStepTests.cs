using Mentoring.Core.Relationships;

namespace Mentoring.Tests.Relationships;

public class NextStepTests
{
    private static readonly DateTime Sent = new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc);

    private static readonly StepFacts Asked = new()
    {
        Status = RelationshipStatus.Requested,
        Other = "Priya",
        SentByMe = false,
        IAmMentor = true,
        RoundStartedAt = Sent,
        ClockStartedAt = Sent,
    };

    private static readonly StepFacts Asking = Asked with { Other = "Tomas", SentByMe = true, IAmMentor = false };

    [Fact]
    public void Who_was_asked_answers_by_the_last_day()
    {
        var step = Step(Asked, Sent.AddDays(2));
        Assert.Equal((DashboardGroup.NeedsMyAction, "Answer by 12 Dec", StepAction.Answer), (step.Group, step.Title, step.Action));
        Assert.Equal("Priya asked you to be their mentor 2 days ago.", step.Detail);
    }

    [Fact]
    public void The_last_day_is_a_day_in_the_readers_zone() =>
        Assert.Equal("Answer by 13 Dec", NextStep.Of(Asked with { ClockStartedAt = Sent.AddHours(3) }, Sent, 21, TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati")).Title);

    [Fact]
    public void Days_away_stand_still_and_the_day_of_return_is_the_same_in_every_zone()
    {
        // Away from the sixth day for ten days
        var facts = Asking with { ClockStartedAt = Sent.AddDays(10), ClockStoppedUntil = new DateTime(2026, 12, 6, 0, 0, 0, DateTimeKind.Utc) };
        var step = NextStep.Of(facts, Sent.AddDays(6), 21, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        Assert.Equal("Waiting for Tomas, day 5 of 21", step.Title);
        Assert.EndsWith("Tomas is away until 6 Dec; those days do not count.", step.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3.5, 4)]
    [InlineData(40, 21)]
    public void Who_asked_sees_the_day_of_the_clock(double days, int day) =>
        Assert.Equal($"Waiting for Tomas, day {day} of 21", Step(Asking, Sent.AddDays(days)).Title);

    [Fact]
    public void A_question_back_moves_the_action_to_who_asked()
    {
        Assert.Equal((DashboardGroup.NeedsMyAction, StepAction.Amend), Both(Asking with { MoreAskedAt = Sent }));
        Assert.Equal((DashboardGroup.WaitingForOther, StepAction.Open), Both(Asked with { MoreAskedAt = Sent }));
    }

    [Fact]
    public void An_amended_request_says_so() =>
        Assert.Equal("Priya amended the request yesterday.", Step(Asked with { EditedAt = Sent.AddDays(3) }, Sent.AddDays(4)).Detail);

    [Fact]
    public void A_fresh_relationship_starts_with_hello_and_later_with_keeping_in_touch()
    {
        var active = Asking with { Status = RelationshipStatus.Active, AcceptedAt = Sent };
        Assert.Equal("Say hello to Tomas", Step(active, Sent.AddDays(13)).Title);
        Assert.Equal("Keep in touch with Tomas", Step(active, Sent.AddDays(14)).Title);
    }

    [Fact]
    public void A_proposal_waits_for_the_one_who_did_not_make_it()
    {
        var active = Asking with { Status = RelationshipStatus.Active, AcceptedAt = Sent };
        Assert.Equal((DashboardGroup.NeedsMyAction, StepAction.AnswerProposal), Both(active with { ProposedByMe = false }));
        Assert.Equal((DashboardGroup.Active, StepAction.Open), Both(active with { ProposedByMe = true }));
    }

    [Fact]
    public void A_pause_asks_for_action_when_its_day_has_come()
    {
        var paused = Asking with { Status = RelationshipStatus.OnHold, HoldUntil = new DateOnly(2026, 12, 1) };
        Assert.Equal("On hold until 1 Dec", Step(paused, Sent).Title);
        Assert.Equal((DashboardGroup.NeedsMyAction, "Resume with Tomas"), (Step(paused, Sent.AddDays(10)).Group, Step(paused, Sent.AddDays(10)).Title));
    }

    [Theory]
    [InlineData(false, "Tomas did not answer in time.", "You did not answer Priya in time.")]
    [InlineData(true, "Tomas asked for more information, and the time ran out before it was settled.", "You asked Priya for more information, and the time ran out before it was settled.")]
    public void A_lapsed_request_blames_nobody_who_had_said_something(bool askedForMore, string sender, string recipient)
    {
        Assert.Equal(sender, Step(Asking with { Status = RelationshipStatus.Expired, AskedForMore = askedForMore }, Sent.AddDays(21)).Detail);
        Assert.Equal(recipient, Step(Asked with { Status = RelationshipStatus.Expired, AskedForMore = askedForMore }, Sent.AddDays(21)).Detail);
    }

    [Theory]
    [InlineData(RelationshipStatus.Declined, false, StepAction.FindAnother)]
    [InlineData(RelationshipStatus.Expired, null, StepAction.FindAnother)]
    [InlineData(RelationshipStatus.Withdrawn, true, StepAction.Open)]
    public void A_mentee_left_without_an_answer_is_asked_to_choose_another(RelationshipStatus status, bool? endedByMe, StepAction action) =>
        Assert.Equal((DashboardGroup.Ended, action), Both(Asking with { Status = status, EndedByMe = endedByMe }));

    [Fact]
    public void Every_state_has_words_for_both_sides()
    {
        foreach (var status in Enum.GetValues<RelationshipStatus>())
        {
            foreach (var side in new[] { Asked, Asking })
            {
                var step = Step(side with { Status = status }, Sent);
                Assert.False(string.IsNullOrWhiteSpace(step.Title) || string.IsNullOrWhiteSpace(step.Detail));
            }
        }
    }

    private static (DashboardGroup, StepAction) Both(StepFacts facts) => (Step(facts, Sent.AddDays(1)).Group, Step(facts, Sent.AddDays(1)).Action);

    private static NextStep Step(StepFacts facts, DateTime now) => NextStep.Of(facts, now, 21, TimeZoneInfo.Utc);
}
