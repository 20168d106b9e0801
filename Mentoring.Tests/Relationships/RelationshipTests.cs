using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using static Mentoring.Tests.Relationships.Situations;

namespace Mentoring.Tests.Relationships;

public class RelationshipTests
{
    [Fact]
    public void Sending_leaves_the_first_fact()
    {
        var sent = Assert.Single(Request().Events);
        Assert.Equal((1, RelationshipMove.Send, Priya, (RelationshipStatus?)null, RelationshipStatus.Requested, Start), (sent.Number, sent.Move, sent.ById, sent.From, sent.To, sent.At));
    }

    [Fact]
    public void A_brief_with_faults_names_each_of_them_in_the_order_of_the_form()
    {
        var empty = new Brief(TermSet.Empty, "  ", new string('x', 1001), 13, (Cadence)9, MeetingFormats.None, new string('y', 2001));
        var sent = Relationship.Send(RelationshipId.New(), Tomas, Priya, Priya, empty, Start);
        Assert.Equal(["Areas", "Aim", "WhyYou", "Months", "Cadence", "Formats", "Message"], sent.Problems.Cast<InvalidField>().Select(p => p.Field));
    }

    [Fact]
    public void An_amendment_says_what_changed_and_answers_the_question()
    {
        var relationship = In(Situation.MoreAsked);
        Assert.True(relationship.Edit(Priya, Situations.Brief with { Aim = "Lead an audit", Months = 9 }, Start.AddDays(1)).Succeeded);
        Assert.Equal("aim, duration", relationship.Events[^1].Text);
        Assert.Null(relationship.MoreAskedAt);
        Assert.Equal(Start.AddDays(1), relationship.EditedAt);
    }

    [Fact]
    public void An_amendment_that_changes_nothing_is_answered_and_leaves_no_fact()
    {
        var relationship = Request();
        Assert.IsType<NothingChanged>(relationship.Edit(Priya, Situations.Brief with { Aim = $" {Situations.Brief.Aim} " }, Start).Problem);
        Assert.Equal(1, relationship.EventCount);
    }

    [Fact]
    public void Declining_needs_a_reason_and_other_needs_words()
    {
        var relationship = Request();
        Assert.IsType<ReasonRequired>(relationship.Decline(Tomas, NoTime with { Reason = null }, Start).Problem);
        Assert.IsType<ReasonRequired>(relationship.Decline(Tomas, NoTime with { Reason = DeclineReason.Other, Text = " " }, Start).Problem);
        Assert.Equal(RelationshipStatus.Requested, relationship.Status);
        Assert.True(relationship.Decline(Tomas, new(DeclineReason.Other, " A sabbatical ", [Amara]), Start).Succeeded);
        var fact = relationship.Events[^1];
        Assert.Equal((DeclineReason.Other, "A sabbatical", Amara, (MemberId?)null), (fact.Reason, fact.Text, fact.FirstSuggestedId, fact.SecondSuggestedId));
    }

    [Fact]
    public void Nobody_suggests_three_colleagues_or_one_of_the_two()
    {
        var relationship = Request();
        Assert.IsType<InvalidField>(relationship.Decline(Tomas, NoTime with { Suggested = [Amara, MemberId.New(), MemberId.New()] }, Start).Problem);
        Assert.IsType<InvalidField>(relationship.Decline(Tomas, NoTime with { Suggested = [Tomas] }, Start).Problem);
    }

    [Fact]
    public void Asking_for_more_needs_a_question_and_leaves_the_clock_running()
    {
        var relationship = Request();
        Assert.IsType<ReasonRequired>(relationship.AskForMore(Tomas, " ", Start).Problem);
        Assert.True(relationship.AskForMore(Tomas, "Which exams?", Start.AddDays(2)).Succeeded);
        Assert.Equal((RelationshipStatus.Requested, Start, 1), (relationship.Status, relationship.RoundStartedAt, relationship.Round));
    }

    [Fact]
    public void Reopening_starts_a_new_round_with_a_new_clock()
    {
        var relationship = In(Situation.Expired);
        Assert.True(relationship.Reopen(Priya, Start.AddDays(30)).Succeeded);
        Assert.Equal((2, Start.AddDays(30), (DateTime?)null), (relationship.Round, relationship.RoundStartedAt, relationship.EndedAt));
    }

    [Fact]
    public void Who_declined_and_reopens_can_accept_what_was_asked()
    {
        var relationship = In(Situation.Declined);
        Assert.True(relationship.Reopen(Tomas, Start).Succeeded);
        Assert.Contains(RelationshipMove.Accept, relationship.OpenMoves(Tomas));
    }

    [Fact]
    public void Who_left_after_acceptance_and_reopens_has_to_be_answered_by_the_other()
    {
        var relationship = In(Situation.WithdrawnByRecipient);
        Assert.True(relationship.Reopen(Tomas, Start).Succeeded);
        Assert.Equal(Priya, relationship.RecipientId);
        Assert.Contains(RelationshipMove.Accept, relationship.OpenMoves(Priya));
    }

    [Fact]
    public void A_pause_ends_on_a_day_to_come()
    {
        var relationship = In(Situation.Active);
        Assert.IsType<InvalidField>(relationship.Hold(Tomas, DateOnly.FromDateTime(Start), Start).Problem);
        Assert.True(relationship.Hold(Tomas, DateOnly.FromDateTime(Start).AddDays(1), Start).Succeeded);
        Assert.True(relationship.Resume(Priya, Start).Succeeded);
        Assert.Null(relationship.HoldUntil);
    }

    [Fact]
    public void A_proposed_end_completes_by_itself_after_fourteen_days_and_not_before()
    {
        var relationship = In(Situation.CompletionProposedBySender);
        Assert.IsType<TooEarly>(relationship.CompleteUnanswered(Schedule.Usual, Start.AddDays(14).AddTicks(-1)).Problem);
        Assert.True(relationship.CompleteUnanswered(Schedule.Usual, Start.AddDays(14)).Succeeded);
        Assert.Null(relationship.Events[^1].ById);
    }

    [Fact]
    public void A_pause_forgets_a_proposed_end()
    {
        var relationship = In(Situation.CompletionProposedBySender);
        Assert.True(relationship.Hold(Tomas, null, Start).Succeeded);
        Assert.True(relationship.Resume(Tomas, Start).Succeeded);
        Assert.IsType<NothingProposed>(relationship.Complete(Tomas, Start).Problem);
    }

    [Fact]
    public void A_new_journey_keeps_the_history()
    {
        var relationship = In(Situation.JourneyProposedBySender);
        var facts = relationship.EventCount;
        Assert.True(relationship.BeginJourney(Tomas, Start.AddDays(5)).Succeeded);
        Assert.Equal((2, Start.AddDays(5), facts + 1), (relationship.Journey, relationship.AcceptedAt, relationship.Events.Count));
    }

    [Fact]
    public void An_answer_to_something_already_answered_says_what_it_is_now() =>
        Assert.Equal("This relationship was withdrawn, so it cannot be accepted now.", In(Situation.WithdrawnBySender).Accept(Tomas, Start).Problem!.Sentence);
}
