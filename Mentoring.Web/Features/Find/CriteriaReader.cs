using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Find;

/// <summary>Turns the parts of a criteria file into criteria, and notes what is wrong with them.</summary>
internal sealed class CriteriaReader(Taxonomy taxonomy)
{
    public List<Problem> Problems { get; } = [];

    public WantedTerms Terms(JsonPart? part, TermKind kind, string word)
    {
        if (part is null)
            return WantedTerms.Off;
        part.Only("level", "values");
        var names = part.Texts("values");
        return new WantedTerms(LevelOf(part, names.Count > 0), TermSet.Of(names.Select(n => Find(part, "values", kind, n, word)).OfType<TermId>()));
    }

    public WantedFormats Formats(JsonPart? part)
    {
        if (part is null)
            return WantedFormats.Off;
        part.Only("level", "values");
        var formats = MeetingFormats.None;
        foreach (var name in part.Texts("values"))
        {
            if (MeetingFormatNames.Parse(name) is { } format)
                formats |= format;
            else
                part.Wrong("values", $"“{name}” is not a way to meet; use {string.Join(", ", MeetingFormatNames.All.Select(f => f.Name))}.");
        }

        return new WantedFormats(LevelOf(part, formats != MeetingFormats.None), formats);
    }

    public WantedStage Stage(JsonPart? part)
    {
        if (part is null)
            return WantedStage.Off;
        part.Only("level", "atLeast");
        var name = part.Text("atLeast");
        return new WantedStage(LevelOf(part, name.Length > 0), name.Length > 0 ? Find(part, "atLeast", TermKind.CareerStage, name, "career stage") : null);
    }

    public WantedLocation Location(JsonPart? part)
    {
        if (part is null)
            return WantedLocation.Off;
        part.Only("level", "country", "region");
        var (country, region) = (part.Text("country"), part.Text("region"));
        return new WantedLocation(LevelOf(part, country.Length + region.Length > 0), country, region);
    }

    public Level TimeZone(JsonPart? part)
    {
        part?.Only("level");
        return part is null ? Level.Off : LevelOf(part, anything: true);
    }

    public WantedText Text(JsonPart? part)
    {
        if (part is null)
            return WantedText.Off;
        part.Only("level", "query");
        var query = part.Text("query");
        return new WantedText(LevelOf(part, query.Length > 0), query);
    }

    private TermId? Find(JsonPart part, string field, TermKind kind, string name, string word)
    {
        var found = taxonomy.Find(kind, name);
        if (found is null)
            part.Wrong(field, $"There is no {word} called “{name}” in this programme.");
        return found;
    }

    /// <summary>A criterion that asks for something without a level is preferred.</summary>
    private static Level LevelOf(JsonPart part, bool anything) =>
        part.OneOf("level", ("off", Level.Off), ("preferred", Level.Preferred), ("must", Level.MustHave)) ?? (anything ? Level.Preferred : Level.Off);
}
