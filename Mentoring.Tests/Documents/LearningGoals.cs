using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Matching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Documents;

/// <summary>What a mentor wants to learn stands beside the mentee's journey, not in it.</summary>
public abstract class LearningGoals(Provider provider) : DocumentSuite(provider)
{
    private RelationshipQueries Relationships => World.Get<RelationshipQueries>();

    [Fact]
    public async Task Whose_a_goal_is_is_told_by_who_began_it_and_whether_for_themselves()
    {
        var (ours, fromMentor, mentees, learning) = (await GoalAsync(Cast.Priya, true), await GoalAsync(Cast.Tomas, true), await GoalAsync(Cast.Priya, false), await GoalAsync(Cast.Tomas, false));
        Assert.Equal([learning], await LearningAsync(Cast.Tomas));
        Assert.Empty(await LearningAsync(Cast.Priya));

        Assert.True((await Commands.ShareAsync(Cast.Priya, mentees, default)).Succeeded);
        Assert.True((await Commands.ShareAsync(Cast.Tomas, learning, default)).Succeeded);

        foreach (var person in new[] { Cast.Priya, Cast.Tomas })
        {
            Assert.Equal([learning], await LearningAsync(person));
            Assert.True((await Queries.HeadAsync(person, learning, default)).Value.Row.Learning);
            Assert.False((await Queries.HeadAsync(person, fromMentor, default)).Value.Row.Learning);
        }

        Assert.False((await Queries.HeadAsync(Cast.Tomas, ours, default)).Value.Row.Learning);
    }

    [Fact]
    public async Task Progress_counts_the_pairs_goals_and_the_mentors_own_apart()
    {
        var (ours, learning) = (await GoalAsync(Cast.Priya, true), await GoalAsync(Cast.Tomas, false));
        await GoalAsync(Cast.Priya, false);
        await ReachAsync(Cast.Tomas, learning);

        Assert.Equal((new(1, 0, 0, null), null), await SummaryAsync(Cast.Priya));
        Assert.Equal((new(1, 0, 0, null), new(1, 1, 100, null)), await SummaryAsync(Cast.Tomas));
        await Commands.ShareAsync(Cast.Tomas, learning, default);
        await ReachAsync(Cast.Priya, ours);

        foreach (var person in new[] { Cast.Priya, Cast.Tomas })
        {
            Assert.Equal((new(1, 1, 100, null), new(1, 1, 100, null)), await SummaryAsync(person));
            var card = Assert.Single((await Relationships.DashboardAsync(person, TimeZoneInfo.Utc, 5, default)).Active);
            Assert.Equal(1, card.Goals!.Goals);
        }
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        base.Register(services, configuration);
        services.AddMatching().AddRelationships(configuration);
    }

    private async Task<DocumentId> GoalAsync(MemberId by, bool shared) => (await Commands.BeginAsync(by, Pair, new(DocumentKind.Goal, shared), default)).Value;

    private async Task ReachAsync(MemberId by, DocumentId goal) =>
        Assert.True((await Commands.ChangeAsync(by, goal, new SetValue(Goal.Status, Goal.Word(GoalStatus.Reached)), default)).Succeeded);

    private async Task<List<DocumentId>> LearningAsync(MemberId viewer) => [.. (await Queries.ListAsync(viewer, Pair, default)).Where(g => g.Learning).Select(g => g.Id)];

    private async Task<(GoalSummary? Ours, GoalSummary? Learning)> SummaryAsync(MemberId viewer)
    {
        var goals = await Relationships.GoalsAsync(viewer, Pair, default);
        return (goals.Ours, goals.Learning);
    }
}

public sealed class SqliteLearningGoalsTests() : LearningGoals(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresLearningGoalsTests() : LearningGoals(Provider.Postgres);
