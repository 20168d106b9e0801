using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Mentoring.Core.Notifications.NoticeKind;

namespace Mentoring.Tests.Jobs;

/// <summary>What a pair is told of goals that wait.</summary>
public abstract class RestingGoals(Provider provider) : ScheduleSuite(provider)
{
    private RelationshipId _pair;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _pair = await AcceptedAsync(Cast.Priya, Cast.Tomas);
        await Work.RunAsync(default);
    }

    [Fact]
    public async Task A_goal_nobody_touched_for_three_weeks_is_told_to_both_and_once()
    {
        await GoalAsync(due: null);
        await AfterAsync(20.9);
        Assert.DoesNotContain(GoalQuiet, await ToldAsync(Cast.Priya));
        await AfterAsync(0.2);
        Assert.Single(await ToldAsync(Cast.Priya), GoalQuiet);
        Assert.Single(await ToldAsync(Cast.Tomas), GoalQuiet);
        Assert.Equal(0, await AfterAsync(30));
    }

    [Fact]
    public async Task A_day_that_comes_near_is_told_once_and_once_more_when_it_has_passed()
    {
        await GoalAsync(DateOnly.FromDateTime(World.Now).AddDays(10));
        await AfterAsync(2);
        Assert.DoesNotContain(GoalDue, await ToldAsync(Cast.Priya));
        await AfterAsync(1);
        await AfterAsync(3);
        Assert.Single(await ToldAsync(Cast.Priya), GoalDue);
        await AfterAsync(5);
        await AfterAsync(30);
        Assert.Equal([GoalDue, GoalOverdue], (await ToldAsync(Cast.Tomas)).Where(k => k is GoalDue or GoalOverdue or GoalQuiet));
    }

    [Fact]
    public async Task Nobody_is_told_of_goals_that_are_private_put_away_reached_or_of_pairs_that_pause()
    {
        await GoalAsync(due: null, shared: false);
        await GoalAsync(due: null, archived: true);
        await GoalAsync(due: null, status: GoalStatus.Reached);
        Assert.Equal(0, await AfterAsync(22));
        await GoalAsync(due: null);
        await Commands.HoldAsync(Cast.Tomas, _pair, null, default);
        await AfterAsync(22);
        Assert.DoesNotContain(GoalQuiet, await ToldAsync(Cast.Priya));
    }

    [Fact]
    public async Task The_next_moment_is_the_first_at_which_there_will_be_something_to_tell()
    {
        var today = DateOnly.FromDateTime(World.Now);
        await GoalAsync(due: null);
        Assert.Equal(World.Now.AddDays(21), await Work.NextAsync(default));
        await GoalAsync(today.AddDays(17));
        Assert.Equal(today.AddDays(10).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), await Work.NextAsync(default));
    }

    [Fact]
    public async Task A_mentors_own_learning_goal_is_told_to_the_mentor_alone()
    {
        await World.SaveAsync(db =>
        {
            var goal = SharedDocument.Begin(DocumentId.New(), _pair, DocumentKind.Goal, Cast.Tomas, shared: false, null, World.Now);
            var state = new DocumentState(DocumentKind.Goal);
            Assert.True(state.Apply(new SetValue(Goal.Status, Goal.Word(GoalStatus.UnderWay))).Succeeded);
            goal.Take(state, Cast.Tomas, World.Now);
            goal.Share(Cast.Tomas, World.Now);
            db.Add(goal);
            return Task.CompletedTask;
        });
        await AfterAsync(22);
        Assert.Single(await ToldAsync(Cast.Tomas), GoalQuiet);
        Assert.DoesNotContain(GoalQuiet, await ToldAsync(Cast.Priya));
    }

    private Task GoalAsync(DateOnly? due, bool shared = true, bool archived = false, GoalStatus status = GoalStatus.UnderWay) => World.SaveAsync(db =>
    {
        var goal = SharedDocument.Begin(DocumentId.New(), _pair, DocumentKind.Goal, Cast.Priya, shared, null, World.Now);
        var state = new DocumentState(DocumentKind.Goal);
        foreach (var change in new[] { new SetValue(Goal.Status, Goal.Word(status)), new SetValue(Goal.Due, due is { } day ? FieldValues.Of(day) : null) })
        {
            Assert.True(state.Apply(change).Succeeded);
            goal.Take(state, Cast.Priya, World.Now);
            db.Add(DocumentChange.Of(goal, ChangeId.New(), change));
        }

        goal.Archive(archived, World.Now);
        db.Add(goal);
        return Task.CompletedTask;
    });
}

public sealed class SqliteRestingGoalsTests() : RestingGoals(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresRestingGoalsTests() : RestingGoals(Provider.Postgres);
