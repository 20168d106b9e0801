using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Mentoring.Web.Matching;

/// <summary>
/// A search as an address: names for values, one key each; "must" and "off" name the criteria at those levels, all others are preferred.
/// What makes no sense is ignored, so an old or edited link still searches.
/// </summary>
public static class SearchAddress
{
    public const string Mentors = "/find";
    public const string Mentees = "/find/mentees";
    private const int LargestPage = 1_000_000;
    private const int LargestPageSize = 100;

    /// <summary>The page that lists such matches.</summary>
    public static string PageOf(SearchKind kind) => kind == SearchKind.Mentors ? Mentors : Mentees;

    /// <summary>Path and query.</summary>
    public static string Of(SearchCriteria criteria, Taxonomy taxonomy)
    {
        var query = ToQuery(criteria, taxonomy);
        return PageOf(criteria.Kind) + (query.Length > 0 ? $"?{query}" : string.Empty);
    }

    /// <summary>The query without its question mark; empty for a search without criteria.</summary>
    public static string ToQuery(SearchCriteria criteria, Taxonomy taxonomy)
    {
        var query = new QueryWriter();
        query.Add("areas", criteria.Areas.Level, taxonomy.KnownNames(criteria.Areas.Values));
        query.Add("skills", criteria.Skills.Level, taxonomy.KnownNames(criteria.Skills.Values));
        query.Add("industry", criteria.Industries.Level, taxonomy.KnownNames(criteria.Industries.Values));
        query.Add("careerStage", criteria.CareerStage.Level, criteria.CareerStage.AtLeast is { } stage ? taxonomy.KnownNames(TermSet.Of(stage)) : []);
        query.Add("location", criteria.Location.Level, criteria.Location, "country", "region");
        query.Add("language", criteria.Languages.Level, taxonomy.KnownNames(criteria.Languages.Values));
        query.Add("format", criteria.Formats.Level, criteria.Formats.Values.Names());
        query.Add("timeZone", criteria.TimeZone, criteria.TimeZone == Level.Off ? [] : ["mine"]);
        query.Add("text", criteria.Text.Level, criteria.Text.Query.Trim() is { Length: > 0 } text ? [text] : []);
        query.Finish(criteria);
        return query.ToString();
    }

    /// <summary>The search that an address stands for.</summary>
    public static SearchCriteria Parse(string query, Taxonomy taxonomy, SearchKind kind = SearchKind.Mentors)
    {
        var values = QueryHelpers.ParseQuery(query);
        var levels = new Levels(Get(values, "must"), Get(values, "off"));
        return new SearchCriteria
        {
            Kind = kind,
            Areas = Terms("areas", TermKind.Area),
            Skills = Terms("skills", TermKind.Skill),
            Industries = Terms("industry", TermKind.Industry),
            CareerStage = Get(values, "careerStage").Select(n => taxonomy.Find(TermKind.CareerStage, n)).FirstOrDefault(s => s is not null) is { } stage ? new(levels["careerStage"], stage) : WantedStage.Off,
            Location = One("country") + One("region") is { Length: > 0 } ? new(levels["location"], One("country"), One("region")) : WantedLocation.Off,
            Languages = Terms("language", TermKind.Language),
            Formats = Formats(Get(values, "format")) is var formats and not MeetingFormats.None ? new(levels["format"], formats) : WantedFormats.Off,
            TimeZone = Get(values, "timeZone").Length > 0 ? levels["timeZone"] : Level.Off,
            Text = One("text") is { Length: > 0 } text ? new(levels["text"], text) : WantedText.Off,
            MattersMost = CriterionNames.Parse(One("most")),
            ExactMatch = One("exact") == "yes",
            Page = Number(One("page"), LargestPage) ?? 1,
            PageSize = Number(One("size"), LargestPageSize) ?? SearchCriteria.DefaultPageSize,
        };

        string One(string key) => Text.CleanLine(Get(values, key).FirstOrDefault());
        WantedTerms Terms(string key, TermKind of) =>
            TermSet.Of(Get(values, key).Select(n => taxonomy.Find(of, n)).OfType<TermId>()) is { Count: > 0 } found ? new(levels[key], found) : WantedTerms.Off;
    }

    private static IReadOnlyList<string> KnownNames(this Taxonomy taxonomy, TermSet terms) => taxonomy.Names(terms);

    private static string[] Get(Dictionary<string, StringValues> values, string key) => values.TryGetValue(key, out var found) ? [.. found.OfType<string>()] : [];

    private static MeetingFormats Formats(string[] names) => names.Aggregate(MeetingFormats.None, (all, name) => all | (MeetingFormatNames.Parse(name) ?? MeetingFormats.None));

    private static int? Number(string text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    /// <summary>Which criteria an address names as must-have or off.</summary>
    private sealed class Levels(string[] must, string[] off)
    {
        public Level this[string name] => off.Contains(name) ? Level.Off : must.Contains(name) ? Level.MustHave : Level.Preferred;
    }
}
