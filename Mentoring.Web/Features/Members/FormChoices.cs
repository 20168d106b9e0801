using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Members;

/// <summary>What the fields of a profile suggest.</summary>
internal static class FormChoices
{
    /// <summary>Time zones by their IANA names, places only.</summary>
    public static IReadOnlyList<string> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && z.Id.Contains('/', StringComparison.Ordinal) && !z.Id.StartsWith("Etc/", StringComparison.Ordinal))
            .Select(z => z.Id).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Countries { get; } =
        [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name)).Where(r => r.TwoLetterISORegionName.All(char.IsAsciiLetterUpper))
            .Select(r => r.EnglishName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What can be chosen today, and what was chosen before it was retired.</summary>
    public static IReadOnlyList<Term> Of(this Taxonomy taxonomy, TermKind kind, IEnumerable<TermId> chosen) =>
        [.. taxonomy.Terms.Where(t => t.Kind == kind && (!t.Retired || chosen.Contains(t.Id)))];
}
