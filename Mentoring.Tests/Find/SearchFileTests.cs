using System.Text;
using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Find;

namespace Mentoring.Tests.Find;

public sealed class SearchFileTests() : FindSuite(Provider.Sqlite)
{
    private static readonly Taxonomy _taxonomy = Terms.Default();

    [Fact]
    public void Every_field_of_the_file_is_understood()
    {
        var asked = SearchCriteriaJson.Parse(
            """
            {"kind":"mentees","areas":{"level":"must","values":["leadership","Career planning"]},"skills":{"level":"preferred","values":["Tax"]},
             "industry":{"level":"off","values":["Banking"]},"language":{"values":["Welsh"]},"format":{"level":"must","values":["In person","Phone"]},
             "careerStage":{"level":"preferred","atLeast":"Senior"},"location":{"level":"must","country":"Ireland","region":"Leinster"},
             "timeZone":{"level":"preferred"},"text":{"level":"preferred","query":" board "},"mattersMost":"careerStage","exactMatch":true,"on":"2026-11-21","page":3,"pageSize":0}
            """,
            _taxonomy).Value;

        Assert.Equal(new DateOnly(2026, 11, 21), asked.On);
        Assert.Equal(
            new SearchCriteria
            {
                Kind = SearchKind.Mentees,
                Areas = new(Level.MustHave, _taxonomy.Set(TermKind.Area, "Leadership", "Career planning")),
                Skills = new(Level.Preferred, _taxonomy.Set(TermKind.Skill, "Tax")),
                Industries = new(Level.Off, _taxonomy.Set(TermKind.Industry, "Banking")),
                Languages = new(Level.Preferred, _taxonomy.Set(TermKind.Language, "Welsh")),
                Formats = new(Level.MustHave, MeetingFormats.Phone | MeetingFormats.InPerson),
                CareerStage = new(Level.Preferred, _taxonomy.Find(TermKind.CareerStage, "Senior")),
                Location = new(Level.MustHave, "Ireland", "Leinster"),
                TimeZone = Level.Preferred,
                Text = new(Level.Preferred, "board"),
                MattersMost = Criterion.CareerStage,
                ExactMatch = true,
                Page = 3,
                PageSize = 0,
            },
            asked.Criteria);
    }

    [Fact]
    public void An_empty_file_is_a_search_without_criteria() => Assert.Equal(new SearchAsked(new SearchCriteria(), null), SearchCriteriaJson.Parse("{}", _taxonomy).Value);

    [Theory]
    [InlineData("""{"areas":{"level":"must","values":["Juggling"]}}""", "There is no area called “Juggling” in this programme.")]
    [InlineData("""{"careerStage":{"atLeast":"Boss"}}""", "There is no career stage called “Boss” in this programme.")]
    [InlineData("""{"areas":{"level":"mustt","values":[]}}""", "“mustt” is not a level; use off, preferred, must.")]
    [InlineData("""{"area":{}}""", "“area” is not known in “criteria”; it takes kind, areas, skills, industry, language, format, careerStage, location, timeZone, text, mattersMost, exactMatch, on, page, pageSize.")]
    [InlineData("""{"areas":{"values":"Leadership"}}""", "“values” in “criteria.areas” must be a list in square brackets.")]
    [InlineData("""{"areas":[1]}""", "“criteria.areas” must be an object in braces.")]
    [InlineData("""{"format":{"values":["Fax"]}}""", "“Fax” is not a way to meet; use Online, Phone, In person.")]
    [InlineData("""{"mattersMost":"money"}""", "“money” is not a mattersMost; use areas, skills, industry, careerStage, location, language, format, timeZone, text.")]
    [InlineData("""{"on":"21/11/2026"}""", "“on” must be a date such as 2026-11-21.")]
    [InlineData("""{"page":0}""", "“page” must be a whole number from 1.")]
    [InlineData("""{"exactMatch":"yes"}""", "“exactMatch” must be true or false.")]
    [InlineData("[]", "“criteria” must be an object in braces.")]
    [InlineData("{", "The criteria are not valid JSON (line 1).")]
    public void A_slip_in_the_file_is_named(string json, string sentence) => Assert.Equal(sentence, SearchCriteriaJson.Parse(json, _taxonomy).Problem!.Sentence);

    [Fact]
    public async Task The_result_has_unrounded_numbers_and_every_part()
    {
        var json = await RunAsync("""{"areas":{"level":"preferred","values":["Leadership","Changing sector","Returning to work"]},"language":{"level":"must","values":["German"]}}""");

        Assert.Equal(1, json.GetProperty("total").GetInt32());
        var tomas = json.GetProperty("open")[0];
        Assert.Equal("tomas@demo.example", tomas.GetProperty("email").GetString());
        Assert.Equal(100 * ((5 * (1 / 3.0)) + 3) / 8, tomas.GetProperty("relevance").GetDouble());
        Assert.Equal((11, 0, 2), (tomas.GetProperty("band").GetInt32(), tomas.GetProperty("load").GetDouble(), tomas.GetProperty("newcomer").GetDouble()));
        var areas = tomas.GetProperty("parts")[0];
        Assert.Equal("""{"criterion":"areas","weight":5,"factor":1,"coverage":0.3333333333333333,"matched":["Leadership"],"missing":["Changing sector","Returning to work"]}""", Compact(areas));
        Assert.Equal("""[{"without":"language","more":1}]""", Compact(json.GetProperty("nearMisses")));
        Assert.Equal(0, json.GetProperty("away").GetArrayLength() + json.GetProperty("full").GetArrayLength() + json.GetProperty("unavailable").GetArrayLength());
    }

    [Fact]
    public async Task The_day_of_the_search_decides_who_is_away()
    {
        Assert.Equal(1, (await RunAsync("{}")).GetProperty("away").GetArrayLength());
        Assert.Equal(0, (await RunAsync("""{"on":"2027-03-01"}""")).GetProperty("away").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_searches_as_a_stranger()
    {
        var result = await World.Get<SearchFile>().RunAsync("nobody@demo.example", "{}", Stream.Null, default);

        Assert.Equal("There is no member with the address “nobody@demo.example”.", result.Problem!.Sentence);
    }

    private async Task<JsonElement> RunAsync(string criteria)
    {
        using var output = new MemoryStream();
        var result = await World.Get<SearchFile>().RunAsync("Priya@demo.example", criteria, output, default);
        Assert.True(result.Succeeded, result.Problem?.Sentence);
        return JsonDocument.Parse(output.ToArray()).RootElement;
    }

    private static string Compact(JsonElement element) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(element));
}
