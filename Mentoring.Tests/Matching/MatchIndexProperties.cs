using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Xunit;

namespace Mentoring.Tests.Matching;

public sealed class MatchIndexProperties
{
    private static readonly Arbitrary<int> _seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void The_index_lists_exactly_what_the_rules_say() =>
        Holds(1500, seed =>
        {
            var programme = new RandomProgramme(seed);
            var index = MatchIndex.Build(programme.Taxonomy, programme.Members);
            Agrees(index, programme, 5);
        });

    [Fact]
    public void An_index_that_followed_the_changes_equals_one_built_anew() =>
        Holds(250, seed =>
        {
            var programme = new RandomProgramme(seed);
            var index = MatchIndex.Build(programme.Taxonomy, programme.Members);
            for (var round = 0; round < 8; round++)
            {
                var before = index;
                var (changed, removed) = programme.Change();
                index = before.With(changed, removed);
                Agrees(index, programme, 2);
            }
        });

    [Fact]
    public void Large_programmes_agree_as_well() =>
        Holds(5, seed =>
        {
            var programme = new RandomProgramme(seed, members: 4000);
            var index = MatchIndex.Build(programme.Taxonomy, programme.Members);
            Agrees(index, programme, 10);
            var (changed, removed) = programme.Change();
            Agrees(index.With(changed, removed), programme, 10);
        });

    [Fact]
    public void A_snapshot_stays_as_it_was_when_the_next_one_is_made() =>
        Holds(500, seed =>
        {
            var programme = new RandomProgramme(seed);
            var first = MatchIndex.Build(programme.Taxonomy, programme.Members);
            var plain = new PlainMatching(programme.Taxonomy, [.. programme.Members]);
            var (searcher, criteria, weights) = (programme.Someone(), programme.Criteria(), programme.Weights());
            var (changed, removed) = programme.Change();
            first.With(changed, removed).With(programme.Members, []);
            Same(plain.Search(searcher, criteria, weights, programme.Today), first.Search(searcher, criteria, weights, programme.Today));
        });

    [Fact]
    public void Why_not_is_silent_about_exactly_those_who_are_listed() =>
        Holds(1000, seed =>
        {
            var programme = new RandomProgramme(seed);
            var index = MatchIndex.Build(programme.Taxonomy, programme.Members);
            var (searcher, criteria, weights) = (programme.Someone(), programme.Criteria() with { PageSize = 0 }, programme.Weights());
            var listed = index.Search(searcher, criteria, weights, programme.Today).Matches.Select(m => m.Member).ToHashSet();
            foreach (var member in programme.Members)
                Assert.Equal(listed.Contains(member.Id), index.WhyNot(searcher, member.Id, criteria, weights, programme.Today) is null);
        });

    [Fact]
    public void Parts_add_up_to_the_relevance() =>
        Holds(250, seed =>
        {
            var programme = new RandomProgramme(seed);
            var index = MatchIndex.Build(programme.Taxonomy, programme.Members);
            foreach (var match in index.Search(programme.Someone(), programme.Criteria(), CriterionWeights.Default, programme.Today).Matches)
            {
                var whole = match.Parts.Sum(p => p.Weight * p.Factor);
                Assert.Equal(match.Relevance, match.Parts.Sum(p => 100 * p.Weight * p.Factor * p.Coverage / Math.Max(whole, 1)), 9);
            }
        });

    private static void Agrees(MatchIndex index, RandomProgramme programme, int searches)
    {
        var plain = new PlainMatching(programme.Taxonomy, programme.Members);
        for (var i = 0; i < searches; i++)
        {
            var (searcher, criteria, weights) = (programme.Someone(), programme.Criteria(), programme.Weights());
            Same(plain.Search(searcher, criteria, weights, programme.Today), index.Search(searcher, criteria, weights, programme.Today));
            var member = programme.Someone();
            Assert.Equal(plain.WhyNot(searcher, member, criteria, weights, programme.Today), index.WhyNot(searcher, member, criteria, weights, programme.Today));
        }
    }

    private static void Same(SearchResult expected, SearchResult actual)
    {
        Assert.Equal(
            (expected.Total, expected.Open, expected.Away, expected.Full, expected.Unavailable), (actual.Total, actual.Open, actual.Away, actual.Full, actual.Unavailable));
        Assert.Equal(expected.NearMisses, actual.NearMisses);
        Assert.Equal(expected.Matches.Select(Plain), actual.Matches.Select(Plain));
        foreach (var (one, other) in expected.Matches.Zip(actual.Matches))
            Assert.Equal(one.Parts.Select(Plain), other.Parts.Select(Plain));
    }

    private static (MemberId, MatchGroup, double, int, double, double, DateOnly?) Plain(Match m) => (m.Member, m.Group, m.Relevance, m.Band, m.Load, m.Newcomer, m.AwayUntil);

    private static (Criterion, double, double, double) Plain(MatchPart p) => (p.Criterion, p.Weight, p.Factor, p.Coverage);

    private static void Holds(int times, Action<int> test) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(_seeds, test));
}
