using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Matching;

public sealed class CriterionTests
{
    private readonly Programme _programme = new();

    [Fact]
    public void Areas_count_by_the_share_that_is_offered()
    {
        _programme.Mentor(m => m with { Mentor = m.Mentor! with { Areas = _programme.Set(TermKind.Area, "Leadership", "Raising profile") } });

        var part = _programme.Part(new() { Areas = _programme.Wanted(TermKind.Area, "Leadership", "Changing sector", "Career planning") });

        Assert.Equal((5, 1, 1 / 3.0), (part!.Weight, part.Factor, part.Coverage));
        Assert.Equal(["Leadership"], part.Matched);
        Assert.Equal(["Career planning", "Changing sector"], part.Missing);
    }

    [Fact]
    public void All_of_the_skills_must_be_there_when_they_are_a_must()
    {
        var half = _programme.Mentor(m => m with { Mentor = m.Mentor! with { Skills = _programme.Set(TermKind.Skill, "Tax") } });
        var whole = _programme.Mentor(m => m with { Mentor = m.Mentor! with { Skills = _programme.Set(TermKind.Skill, "Tax", "Audit", "Writing") } });
        var criteria = new SearchCriteria { Skills = _programme.Wanted(TermKind.Skill, "Tax", "Audit") with { Level = Level.MustHave } };

        Assert.Equal([whole], _programme.Search(criteria).Matches.Select(m => m.Member));
        Assert.Equal(new WhyNotListed(ExclusionReason.MustHaveNotMet, Criterion.Skills), _programme.WhyNot(half, criteria));
    }

    [Theory]
    [InlineData("Banking", 1)]
    [InlineData("Charity", 0)]
    [InlineData(null, 0)]
    public void Industry_is_one_of_the_wanted_or_not(string? own, double coverage)
    {
        _programme.Mentor(m => m with { Industry = own is null ? null : _programme.Taxonomy.Find(TermKind.Industry, own) });
        Covers(coverage, new() { Industries = _programme.Wanted(TermKind.Industry, "Banking", "Insurance") });
    }

    [Theory]
    [InlineData("Executive", 1)]
    [InlineData("Senior", 1)]
    [InlineData("Mid career", 0)]
    [InlineData(null, 0)]
    public void Career_stage_is_at_or_above_the_wanted_one(string? own, double coverage)
    {
        _programme.Mentor(m => m with { CareerStage = own is null ? null : _programme.Taxonomy.Find(TermKind.CareerStage, own) });
        Covers(coverage, new() { CareerStage = new(Level.Preferred, _programme.Taxonomy.Find(TermKind.CareerStage, "Senior")) });
    }

    [Theory]
    [InlineData("United Kingdom", "Scotland", "United Kingdom", "Scotland", 1)]
    [InlineData("united kingdom", "SCOTLAND", "United Kingdom", "Scotland", 1)]
    [InlineData("United Kingdom", "Wales", "United Kingdom", "Scotland", 0.5)]
    [InlineData("Ireland", "Leinster", "United Kingdom", "Scotland", 0)]
    [InlineData("United Kingdom", "Wales", "United Kingdom", "", 1)]
    [InlineData("Ireland", "Leinster", "United Kingdom", "", 0)]
    [InlineData("United Kingdom", "Wales", "", "Wales", 1)]
    public void Location_is_the_region_or_half_for_the_country(string country, string region, string wantedCountry, string wantedRegion, double coverage)
    {
        _programme.Mentor(m => m with { Country = country, Region = region });
        Covers(coverage, new() { Location = new(Level.Preferred, wantedCountry, wantedRegion) });
    }

    [Fact]
    public void Any_wanted_language_is_enough()
    {
        _programme.Mentor(m => m with { Languages = _programme.Set(TermKind.Language, "English", "Welsh") });
        var criteria = new SearchCriteria { Languages = _programme.Wanted(TermKind.Language, "Welsh", "Gaelic") };

        Covers(1, criteria);
        Assert.Equal(["Welsh"], _programme.Part(criteria)!.Matched);
        Assert.Empty(_programme.Part(criteria)!.Missing);
    }

    [Theory]
    [InlineData(MeetingFormats.Phone, 1)]
    [InlineData(MeetingFormats.Online, 0)]
    [InlineData(MeetingFormats.None, 0)]
    public void Any_wanted_way_to_meet_is_enough(MeetingFormats offered, double coverage)
    {
        _programme.Mentor(m => m with { Formats = offered });
        Covers(coverage, new() { Formats = new(Level.Preferred, MeetingFormats.Phone | MeetingFormats.InPerson) });
    }

    [Theory]
    [InlineData("Europe/London", 9)]
    [InlineData("Asia/Kolkata", 3.5)]
    [InlineData("America/New_York", 4)]
    [InlineData("Pacific/Auckland", 0)]
    [InlineData("Nowhere/Land", 9)]
    public void Time_zones_share_working_hours(string zone, double hours)
    {
        _programme.IsSearcher(p => p with { TimeZone = "Europe/London" });
        var mentor = _programme.Mentor(m => m with { TimeZone = zone });
        Covers(hours / 9, new() { TimeZone = Level.Preferred });
        Assert.Equal(hours >= 4 ? null : new WhyNotListed(ExclusionReason.MustHaveNotMet, Criterion.TimeZone), _programme.WhyNot(mentor, new() { TimeZone = Level.MustHave }));
    }

    [Fact]
    public void Time_zones_are_as_far_apart_as_on_the_day_of_the_search()
    {
        _programme.IsSearcher(p => p with { TimeZone = "Europe/London" });
        _programme.Mentor(m => m with { TimeZone = "Asia/Kolkata" });

        Assert.Equal(4.5 / 9, _programme.Part(new() { TimeZone = Level.Preferred }, new DateOnly(2026, 7, 1))!.Coverage);
    }

    [Theory]
    [InlineData("audit", 1)]
    [InlineData("SOREN", 1)]
    [InlineData("ostergard", 1)]
    [InlineData("treas", 1)]
    [InlineData("nego", 1)]
    [InlineData("harbour", 0.8)]
    [InlineData("sailing", 0.6)]
    [InlineData("sailing harbour", 0.7)]
    [InlineData("harbour harbour nothing", 1.6 / 3)]
    [InlineData("nothing", 0)]
    [InlineData("ailing", 0)]
    public void Text_goes_by_the_best_field_of_each_word(string query, double coverage)
    {
        _programme.Mentor(m => m with
        {
            Name = "Søren Østergård",
            Headline = "Treasurer (audit)",
            Organisation = "Harbour & Lane",
            Biography = "Sailing, audit of the harbour.",
            Mentor = m.Mentor! with { Skills = _programme.Set(TermKind.Skill, "Negotiation") },
        });
        Covers(coverage, new() { Text = new(Level.Preferred, query) });
    }

    [Fact]
    public void Every_word_must_be_found_when_the_text_is_a_must()
    {
        _programme.Mentor(m => m with { Name = "Łukasz Kowalski" });

        Assert.Equal(1, _programme.Search(new() { Text = new(Level.MustHave, "lukasz, kow") }).Total);
        Assert.Equal(0, _programme.Search(new() { Text = new(Level.MustHave, "lukasz smith") }).Total);
        Assert.Equal(["smith"], _programme.Part(new() { Text = new(Level.Preferred, "Lukasz Smith") })!.Missing);
    }

    [Fact]
    public void A_criterion_that_asks_for_nothing_is_off()
    {
        _programme.Mentor();
        var result = _programme.Search(new()
        {
            Areas = new(Level.MustHave, TermSet.Empty),
            Text = new(Level.MustHave, " – "),
            Formats = new(Level.MustHave, MeetingFormats.None),
            Location = new(Level.MustHave, "", ""),
            MattersMost = Criterion.Areas,
            ExactMatch = true,
        });

        Assert.Empty(Assert.Single(result.Matches).Parts);
        Assert.Equal(0, result.Matches[0].Relevance);
    }

    private void Covers(double coverage, SearchCriteria criteria)
    {
        var part = _programme.Part(criteria);
        Assert.Equal(coverage, part?.Coverage ?? 0, 12);
        Assert.Equal(coverage > 0, part is not null);
    }
}
