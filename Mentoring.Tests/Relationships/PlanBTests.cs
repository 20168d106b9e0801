using Mentoring.Core.Relationships;

namespace Mentoring.Tests.Relationships;

public sealed class PlanBTests
{
    [Theory]
    [InlineData(Situation.Requested, false)]
    [InlineData(Situation.MoreAsked, false)]
    [InlineData(Situation.Active, false)]
    [InlineData(Situation.OnHold, false)]
    [InlineData(Situation.Declined, true)]
    [InlineData(Situation.Expired, true)]
    [InlineData(Situation.WithdrawnBySender, false)]
    [InlineData(Situation.WithdrawnByRecipient, true)]
    [InlineData(Situation.EndedByProgramme, true)]
    [InlineData(Situation.Completed, false)]
    public void It_is_for_whom_asked_and_came_away_with_nothing(Situation situation, bool offered)
    {
        var relationship = Situations.In(situation);

        Assert.Equal(offered, PlanB.Applies(relationship, Situations.Priya, mentorTakesNobody: false));
        Assert.False(PlanB.Applies(relationship, Situations.Tomas, mentorTakesNobody: false));
        Assert.False(PlanB.Applies(relationship, Situations.Amara, mentorTakesNobody: false));
    }

    [Fact]
    public void A_request_that_waits_has_a_plan_b_once_the_mentor_takes_nobody() =>
        Assert.True(PlanB.Applies(Situations.In(Situation.Requested), Situations.Priya, mentorTakesNobody: true));

    [Theory]
    [InlineData("Hello Tomas, could we meet?", "Tomas", true)]
    [InlineData("tomás!", "Tomas", true)]
    [InlineData("Hello Tomasz", "Tomas", false)]
    [InlineData("Dear Mary Ann,", "Mary Ann", true)]
    [InlineData("Dear Mary, dear Ann", "Mary Ann", false)]
    [InlineData("Hello", "", false)]
    [InlineData("", "Tomas", false)]
    public void A_greeting_is_noticed_as_a_whole_name(string text, string name, bool named) => Assert.Equal(named, PlanB.Names(text, name));
}
