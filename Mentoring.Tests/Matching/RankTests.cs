using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Matching;

public sealed class RankTests
{
    private readonly Programme _programme = new();

    [Fact]
    public void Relevance_is_the_weighted_share_and_what_matters_most_counts_double()
    {
        _programme.Mentor(m => m with { Industry = _programme.Taxonomy.Find(TermKind.Industry, "Banking"), Formats = MeetingFormats.Online });
        var criteria = new SearchCriteria
        {
            Industries = _programme.Wanted(TermKind.Industry, "Banking"),
            Formats = new(Level.Preferred, MeetingFormats.Phone),
            Languages = _programme.Wanted(TermKind.Language, "Welsh"),
            MattersMost = Criterion.Industry,
        };

        var match = Assert.Single(_programme.Search(criteria).Matches);

        Assert.Equal(100 * 6.0 / 10, match.Relevance);
        Assert.Equal(12, match.Band);
    }

    [Fact]
    public void Open_comes_first_then_away_then_full_then_unavailable()
    {
        var unavailable = _programme.Mentor(m => m with { Mentor = m.Mentor! with { Availability = Availability.Unavailable, Limit = 1, Active = 1 } });
        var full = _programme.Mentor(m => m with { Mentor = m.Mentor! with { Limit = 2, Active = 2 } });
        var away = Away(Programme.Winter.AddDays(1), full: true);
        var open = _programme.Mentor(m => m with { Mentor = m.Mentor! with { Active = 9 } });
        var back = Away(Programme.Winter, full: false);

        var result = _programme.Search(new());

        Assert.Equal([back, open, away, full, unavailable], result.Matches.Select(m => m.Member));
        Assert.Equal((5, 2, 1, 1, 1), (result.Total, result.Open, result.Away, result.Full, result.Unavailable));
        Assert.Equal(Programme.Winter.AddDays(1), result.Matches[2].AwayUntil);
        Assert.All(result.Matches.Where(m => m.Group != MatchGroup.Away), m => Assert.Null(m.AwayUntil));
    }

    [Fact]
    public void Load_and_newness_reorder_inside_a_band_only()
    {
        var busy = _programme.Mentor(m => m with { Mentor = m.Mentor! with { Pending = 1, Active = 1 } });
        var idle = _programme.Mentor();
        var fresh = _programme.Mentor(m => m with { Mentor = m.Mentor! with { Impressions = 9, Pending = 2 } });
        var better = _programme.Mentor(m => m with { Industry = _programme.Taxonomy.Find(TermKind.Industry, "Banking"), Mentor = m.Mentor! with { Pending = 4 } });
        var criteria = new SearchCriteria { Industries = _programme.Wanted(TermKind.Industry, "Banking"), TimeZone = Level.Preferred };

        var matches = _programme.Search(criteria).Matches;

        Assert.Equal([better, fresh, idle, busy], matches.Select(m => m.Member));
        Assert.Equal([(1, 0.0), (0.5, 2.0), (0, 0.0), (0.5, 0.0)], matches.Select(m => (m.Load, m.Newcomer)));
    }

    [Fact]
    public void Pages_follow_one_another_without_gap_or_double()
    {
        for (var i = 0; i < 30; i++)
            _programme.Mentor(m => m with { Mentor = m.Mentor! with { Pending = _programme.Members.Count % 3, Availability = _programme.Members.Count % 4 == 0 ? Availability.Unavailable : Availability.Available } });
        var all = _programme.Search(new() { PageSize = 0 }).Matches.Select(m => m.Member);

        var paged = Enumerable.Range(1, 6).SelectMany(page => _programme.Search(new() { Page = page, PageSize = 7 }).Matches).Select(m => m.Member);

        Assert.Equal(all, paged);
    }

    [Fact]
    public void Equals_come_by_id_even_when_they_came_late()
    {
        var early = new MemberId(new Guid(1, 0, 0, new byte[8]));
        var index = MatchIndex.Build(_programme.Taxonomy, [Record(MemberId.New()), Record(MemberId.New())]).With([Record(early)], []);

        Assert.Equal(early, index.Search(_programme.Searcher, new(), CriterionWeights.Default, Programme.Winter).Matches[0].Member);

        static MatchRecord Record(MemberId id) => new() { Id = id, Name = "A", Mentor = new MentorFacts(TermSet.Empty, TermSet.Empty, Availability.Available) };
    }

    [Fact]
    public void Near_misses_say_what_each_must_have_costs()
    {
        for (var i = 0; i < 7; i++)
            _programme.Mentor(m => m with { Country = "Ireland", Formats = MeetingFormats.Phone });
        _programme.Mentor(m => m with { Country = "Kenya", Formats = MeetingFormats.Online });
        var criteria = new SearchCriteria { Location = new(Level.MustHave, "Kenya", ""), Formats = new(Level.MustHave, MeetingFormats.Phone) };

        Assert.Equal([new NearMiss(Criterion.Location, 7), new NearMiss(Criterion.Format, 1)], _programme.Search(criteria).NearMisses);
        Assert.Empty(_programme.Search(criteria with { Location = WantedLocation.Off }).NearMisses);
    }

    [Fact]
    public void Mentees_are_found_by_what_they_want_while_they_look()
    {
        var wish = _programme.Set(TermKind.Area, "Leadership");
        var looking = new MatchRecord { Id = MemberId.New(), Name = "Mei Chen", Mentee = new MenteeFacts(wish, TermSet.Empty, Pending: 1, Impressions: 10) };
        var settled = new MatchRecord { Id = MemberId.New(), Name = "Lee Park", Mentee = new MenteeFacts(wish, TermSet.Empty, Looking: false) };
        _programme.Members.AddRange([looking, settled]);
        var criteria = new SearchCriteria { Kind = SearchKind.Mentees, Areas = _programme.Wanted(TermKind.Area, "Leadership") };

        var match = Assert.Single(_programme.Search(criteria).Matches);

        Assert.Equal((looking.Id, MatchGroup.Open, 0.25), (match.Member, match.Group, match.Load));
        Assert.Equal(ExclusionReason.NotInRole, _programme.WhyNot(settled.Id, criteria)!.Reason);
    }

    private MemberId Away(DateOnly until, bool full) => _programme.Mentor(m => m with
    {
        Mentor = m.Mentor! with { Availability = new Availability(AvailabilityStatus.Away, until, ""), Limit = 3, Active = full ? 3 : 0 },
    });
}
