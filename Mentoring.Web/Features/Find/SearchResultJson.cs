using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Web.Matching;

namespace Mentoring.Web.Features.Find;

/// <summary>The result of a search as JSON, as the search command prints it: numbers unrounded, members by their address.</summary>
public static class SearchResultJson
{
    private static readonly JsonWriterOptions _options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, SearchResult result, IReadOnlyDictionary<MemberId, string> emails)
    {
        using var json = new Utf8JsonWriter(stream, _options);
        json.WriteStartObject();
        json.WriteNumber("total", result.Total);
        foreach (var group in Enum.GetValues<MatchGroup>())
        {
            json.WriteStartArray(group.ToString().ToLowerInvariant());
            foreach (var match in result.Matches.Where(m => m.Group == group))
                Write(json, match, emails[match.Member]);
            json.WriteEndArray();
        }

        json.WriteStartArray("nearMisses");
        foreach (var miss in result.NearMisses)
        {
            json.WriteStartObject();
            json.WriteString("without", miss.Without.Name());
            json.WriteNumber("more", miss.More);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Match match, string email)
    {
        json.WriteStartObject();
        json.WriteString("email", email);
        json.WriteNumber("relevance", match.Relevance);
        json.WriteNumber("band", match.Band);
        json.WriteNumber("load", match.Load);
        json.WriteNumber("newcomer", match.Newcomer);
        if (match.AwayUntil is { } until)
            json.WriteString("awayUntil", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("parts");
        foreach (var part in match.Parts)
            Write(json, part);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MatchPart part)
    {
        json.WriteStartObject();
        json.WriteString("criterion", part.Criterion.Name());
        json.WriteNumber("weight", part.Weight);
        json.WriteNumber("factor", part.Factor);
        json.WriteNumber("coverage", part.Coverage);
        Write(json, "matched", part.Matched);
        Write(json, "missing", part.Missing);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
