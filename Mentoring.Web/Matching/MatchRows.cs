using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Matching;

/// <summary>A match as one line of a page or a mail.</summary>
/// <param name="Relevance">0 to 100, unrounded.</param>
/// <param name="Why">What fits: "Offers Leadership and Audit; meets online".</param>
/// <param name="Address">The path of what the line leads to.</param>
public sealed record MatchRow(MemberId Id, string Name, string Headline, bool HasPhoto, int PhotoVersion, double Relevance, string Why, string Address);

/// <summary>Puts names and words to a few matches.</summary>
internal static class MatchRows
{
    /// <summary>In the order given; who was deleted since the index last looked is missing.</summary>
    public static async Task<IReadOnlyList<MatchRow>> OfAsync(
        MentoringDb db, SearchKind kind, IReadOnlyList<Match> matches, Func<MemberId, string> address, CancellationToken cancel)
    {
        MemberId[] ids = [.. matches.Select(m => m.Member)];
        var people = await db.Members.AsNoTracking().IgnoreAutoIncludes().Where(m => ids.Contains(m.Id) && m.DeletedAt == null)
            .Select(m => new { m.Id, m.Details.GivenName, m.Details.FamilyName, m.Details.Headline, m.HasPhoto, m.PhotoVersion })
            .ToDictionaryAsync(m => m.Id, cancel);
        return
        [
            .. from match in matches
               where people.ContainsKey(match.Member)
               let person = people[match.Member]
               select new MatchRow(
                   person.Id, $"{person.GivenName} {person.FamilyName}".Trim(), person.Headline, person.HasPhoto, person.PhotoVersion,
                   match.Relevance, Why(kind, match.Parts), address(person.Id)),
        ];
    }

    private static string Why(SearchKind kind, IReadOnlyList<MatchPart> parts)
    {
        string[] themes = [.. parts.Where(p => p.Criterion is Criterion.Areas or Criterion.Skills).SelectMany(p => p.Matched)];
        string[] meets = [.. parts.Where(p => p.Criterion == Criterion.Format).SelectMany(p => p.Matched)];
        string[] others = [.. parts.Where(p => p.Criterion is Criterion.Industry or Criterion.CareerStage or Criterion.Location or Criterion.Language).SelectMany(p => p.Matched)];
        var words = string.Join("; ", new[]
        {
            themes.Length > 0 ? $"{(kind == SearchKind.Mentors ? "offers" : "wants")} {List(themes)}" : string.Empty,
            List(others),
            meets.Length > 0 ? $"meets {List(meets).ToLowerInvariant()}" : string.Empty,
        }.Where(part => part.Length > 0));
        return words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;
    }

    private static string List(string[] names) => names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
