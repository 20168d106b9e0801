using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

/// <summary>What is still vague in a goal, and that nothing is said where nothing is vague.</summary>
public sealed class GoalHintsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Dictionary<string, string> Clear = new(StringComparer.Ordinal)
    {
        [Goal.Specific] = "Lead the closing meeting of two audits from start to end",
        [Goal.Measurable] = "2 meetings led, and written feedback of both clients",
        [Goal.Attainable] = "First I ask my manager for a small client",
        [Goal.Relevant] = "Because managers are chosen by how they lead the room",
        [Goal.TimeBased] = "The first by March, the second before the summer",
    };

    [Fact]
    public void Nothing_is_said_of_an_empty_goal() => Assert.Empty(GoalHints.Of(new DocumentState(DocumentKind.Goal), Today));

    [Fact]
    public void Nothing_is_said_of_a_clear_goal() => Assert.Empty(GoalHints.Of(Written(Clear, (Goal.Due, "2027-03-31")), Today));

    [Theory]
    [InlineData(Goal.Specific, "Be promoted")]
    [InlineData(Goal.Specific, "In my next year at work I want to get better")]
    [InlineData(Goal.Specific, "Work with my team every week, improve skills")]
    [InlineData(Goal.Measurable, "My manager will see it")]
    [InlineData(Goal.Attainable, "I have all I need for it")]
    [InlineData(Goal.Relevant, "My manager said it")]
    public void A_vague_text_is_told_why(string field, string text)
    {
        var hint = Assert.Single(GoalHints.Of(Written(new(Clear, StringComparer.Ordinal) { [field] = text }, (Goal.Due, "2027-03-31")), Today));
        Assert.Equal(field, hint.Field);
        Assert.NotEmpty(hint.Sentence);
        Assert.NotEmpty(hint.Why);
    }

    [Theory]
    [InlineData("get better at closing audit meetings in time", null)]
    [InlineData("I want to be better.", "better")]
    [InlineData("Win 3 more clients", null)]
    [InlineData("Improve my skills, and then take the exam in June", "improve")]
    public void A_vague_word_counts_where_it_does_not_say_of_what(string text, string? vague) => Assert.Equal(vague, GoalHints.VagueWord(text));

    [Fact]
    public void A_target_makes_a_text_measurable_and_a_milestone_makes_it_attainable()
    {
        var goal = Written(new(Clear, StringComparer.Ordinal) { [Goal.Measurable] = "My clients say so", [Goal.Attainable] = "I have all I need" }, (Goal.Due, "2027-03-31"), (Goal.Target, "4"));
        Assert.True(goal.Apply(new AddItem(Core.Common.ItemId.New(), Goal.Milestones, Rank.Between(null, null))).Succeeded);
        Assert.Empty(GoalHints.Of(goal, Today));
    }

    [Fact]
    public void A_goal_without_a_date_or_with_one_in_the_past_is_asked_for_another()
    {
        Assert.Equal([Goal.Due], GoalHints.Of(Written(Clear), Today).Select(h => h.Field));
        Assert.Equal([Goal.Due], GoalHints.Of(Written(Clear, (Goal.Due, "2026-11-21")), Today).Select(h => h.Field));
        Assert.Empty(GoalHints.Of(Written(Clear, (Goal.Due, "2026-11-21"), (Goal.Status, Goal.Word(GoalStatus.Reached))), Today));
    }

    [Fact]
    public void Soon_is_no_time_and_a_start_at_the_target_is_no_way()
    {
        var fields = GoalHints.Of(Written(new(Clear, StringComparer.Ordinal) { [Goal.TimeBased] = "Soon" }, (Goal.Target, "0")), Today).Select(h => h.Field);
        Assert.Equal([Goal.Target, Goal.TimeBased, Goal.Due], fields);
    }

    private static DocumentState Written(Dictionary<string, string> texts, params (string Field, string Value)[] values)
    {
        var goal = new DocumentState(DocumentKind.Goal);
        foreach (var (field, text) in texts)
            Assert.True(goal.Apply(new EditText(field, TextEdit.Replace(0, 0, 0, text))).Succeeded);
        foreach (var (field, value) in values)
            Assert.True(goal.Apply(new SetValue(field, value)).Succeeded);
        return goal;
    }
}
