using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Matching;
using Mentoring.Tests.Support;
using Mentoring.Web.Matching;

namespace Mentoring.Tests.Find;

public sealed class SearchAddressTests
{
    private static readonly Taxonomy _taxonomy = Terms.Default();

    [Fact]
    public void An_address_can_be_read_aloud() =>
        Assert.Equal(
            "/find/mentees?areas=Leadership&areas=Changing+sector&country=United+Kingdom&region=Scotland&text=board,+caf%C3%A9&must=areas&off=location&most=areas&exact=yes&page=2",
            SearchAddress.Of(
                new SearchCriteria
                {
                    Kind = SearchKind.Mentees,
                    Areas = new(Level.MustHave, _taxonomy.Set(TermKind.Area, "Changing sector", "Leadership")),
                    Location = new(Level.Off, "United Kingdom", "Scotland"),
                    Text = new(Level.Preferred, "board, café"),
                    MattersMost = Criterion.Areas,
                    ExactMatch = true,
                    Page = 2,
                },
                _taxonomy));

    [Fact]
    public void A_search_without_criteria_is_the_bare_address() => Assert.Equal("/find", SearchAddress.Of(new SearchCriteria(), _taxonomy));

    [Fact]
    public void Any_search_comes_back_from_its_address_as_the_same_search() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var programme = new RandomProgramme(seed, members: 0);
            var criteria = Asking(programme.Criteria());
            Assert.Equal(criteria, SearchAddress.Parse(SearchAddress.ToQuery(criteria, programme.Taxonomy), programme.Taxonomy, criteria.Kind));
        }));

    [Theory]
    [InlineData("areas=Juggling&must=areas&page=-3&size=abc&most=money&exact=1&format=Fax&careerStage=Boss&timeZone")]
    [InlineData("%%%&&==&areas")]
    [InlineData("size=0&page=99999999999")]
    public void What_makes_no_sense_is_ignored(string query) =>
        Assert.Equal(new SearchCriteria(), SearchAddress.Parse(query, _taxonomy) with { TimeZone = Level.Off });

    /// <summary>Without what an address does not carry: levels of criteria that ask for nothing, and sizes no page has.</summary>
    private static SearchCriteria Asking(SearchCriteria c) => c with
    {
        Areas = c.Areas.Values.Count == 0 ? WantedTerms.Off : c.Areas,
        Skills = c.Skills.Values.Count == 0 ? WantedTerms.Off : c.Skills,
        Industries = c.Industries.Values.Count == 0 ? WantedTerms.Off : c.Industries,
        Languages = c.Languages.Values.Count == 0 ? WantedTerms.Off : c.Languages,
        CareerStage = c.CareerStage.AtLeast is null ? WantedStage.Off : c.CareerStage,
        Location = c.Location.Country.Length + c.Location.Region.Length == 0 ? WantedLocation.Off : c.Location,
        Formats = c.Formats.Values == MeetingFormats.None ? WantedFormats.Off : c.Formats,
        Text = c.Text.Query.Trim(' ', ',').Length == 0 ? WantedText.Off : c.Text with { Query = c.Text.Query.Trim() },
        PageSize = c.PageSize == 0 ? SearchCriteria.DefaultPageSize : c.PageSize,
    };
}
