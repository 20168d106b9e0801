using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Web.Matching;

namespace Mentoring.Web.Features.Find;

/// <summary>A search as a file says it.</summary>
/// <param name="On">The day of the search; null for today.</param>
public sealed record SearchAsked(SearchCriteria Criteria, DateOnly? On);

/// <summary>The criteria of a search as JSON, as the search command takes them.</summary>
public static class SearchCriteriaJson
{
    private static readonly JsonDocumentOptions _options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads criteria; every name, level or field that does not exist is a problem with its sentence.</summary>
    public static Result<SearchAsked> Parse(string json, Taxonomy taxonomy)
    {
        try
        {
            using var document = JsonDocument.Parse(json, _options);
            var reader = new CriteriaReader(taxonomy);
            var asked = Read(new JsonPart(document.RootElement, "criteria", reader.Problems), reader);
            return reader.Problems.Count > 0 ? Result<SearchAsked>.From(reader.Problems) : asked;
        }
        catch (JsonException e)
        {
            return new InvalidField("criteria", $"The criteria are not valid JSON (line {e.LineNumber + 1}).");
        }
    }

    private static SearchAsked Read(JsonPart root, CriteriaReader reader)
    {
        root.Only("kind", "areas", "skills", "industry", "language", "format", "careerStage", "location", "timeZone", "text", "mattersMost", "exactMatch", "on", "page", "pageSize");
        var criteria = new SearchCriteria
        {
            Kind = root.OneOf("kind", ("mentors", SearchKind.Mentors), ("mentees", SearchKind.Mentees)) ?? SearchKind.Mentors,
            Areas = reader.Terms(root.Part("areas"), TermKind.Area, "area"),
            Skills = reader.Terms(root.Part("skills"), TermKind.Skill, "skill"),
            Industries = reader.Terms(root.Part("industry"), TermKind.Industry, "industry"),
            Languages = reader.Terms(root.Part("language"), TermKind.Language, "language"),
            Formats = reader.Formats(root.Part("format")),
            CareerStage = reader.Stage(root.Part("careerStage")),
            Location = reader.Location(root.Part("location")),
            TimeZone = reader.TimeZone(root.Part("timeZone")),
            Text = reader.Text(root.Part("text")),
            MattersMost = root.OneOf("mattersMost", CriterionNames.All),
            ExactMatch = root.Flag("exactMatch"),
            Page = root.Number("page", least: 1) ?? 1,
            PageSize = root.Number("pageSize", least: 0) ?? SearchCriteria.DefaultPageSize,
        };
        return new SearchAsked(criteria, root.Date("on"));
    }
}
