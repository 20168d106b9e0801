using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

/// <summary>What lists, cards and charts say of goals.</summary>
public sealed class GoalSignsTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now);

    [Fact]
    public void A_goal_under_way_is_quiet_after_three_weeks()
    {
        Assert.True(GoalSigns.IsQuiet(GoalStatus.UnderWay, Now.AddDays(-21), Now));
        Assert.False(GoalSigns.IsQuiet(GoalStatus.UnderWay, Now.AddDays(-20), Now));
        Assert.False(GoalSigns.IsQuiet(GoalStatus.Planned, Now.AddDays(-90), Now));
        Assert.False(GoalSigns.IsQuiet(GoalStatus.Reached, Now.AddDays(-90), Now));
    }

    [Fact]
    public void A_day_is_near_for_a_week_and_then_past()
    {
        Assert.True(GoalSigns.IsDueSoon(GoalStatus.Planned, Today, Today));
        Assert.True(GoalSigns.IsDueSoon(GoalStatus.UnderWay, Today.AddDays(7), Today));
        Assert.False(GoalSigns.IsDueSoon(GoalStatus.UnderWay, Today.AddDays(8), Today));
        Assert.False(GoalSigns.IsDueSoon(GoalStatus.UnderWay, null, Today));
        Assert.True(GoalSigns.IsOverdue(GoalStatus.UnderWay, Today.AddDays(-1), Today));
        Assert.False(GoalSigns.IsOverdue(GoalStatus.UnderWay, Today, Today));
        Assert.False(GoalSigns.IsOverdue(GoalStatus.Reached, Today.AddDays(-1), Today));
    }

    [Fact]
    public void The_summary_counts_what_was_not_set_aside()
    {
        var summary = GoalSummary.Of(
        [
            (GoalStatus.Reached, 100, Today.AddDays(-9)), (GoalStatus.UnderWay, 50, Today.AddDays(30)), (GoalStatus.Planned, null, Today.AddDays(10)), (GoalStatus.Dropped, 90, Today.AddDays(1)),
        ]);
        Assert.Equal(new GoalSummary(3, 1, 50, Today.AddDays(10)), summary);
        Assert.Equal("1 of 3 goals reached", summary!.Words);
        Assert.Null(GoalSummary.Of([(GoalStatus.Dropped, 90, null)]));
    }

    [Fact]
    public void Of_a_burst_the_last_step_stays_and_slow_steps_all_stay()
    {
        GoalPoint[] points = [At(0, null), At(1, 10), At(2, 20), At(9, 30), At(60, 40), At(200, 50)];
        Assert.Equal([null, 30, 40, 50], GoalPath.Fold(points).Select(p => p.Progress));

        // Somebody who sets a number every minute for two hours leaves a step for every ten minutes
        Assert.Equal(13, GoalPath.Fold(Enumerable.Range(0, 121).Select(minute => At(minute, minute))).Count);
    }

    private static GoalPoint At(int minute, int? progress) => new(Now.AddMinutes(minute), GoalStatus.UnderWay, progress);
}
