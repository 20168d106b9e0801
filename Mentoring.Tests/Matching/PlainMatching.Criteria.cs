using System.Globalization;
using System.Text;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Matching;

/// <summary>The table of criteria, row by row.</summary>
internal sealed partial class PlainMatching
{
    private List<(Criterion Criterion, double Coverage, bool Met)> Judged(MemberId searcher, MatchRecord member, SearchCriteria criteria, DateOnly on) =>
        [.. Enum.GetValues<Criterion>().Where(c => LevelOf(criteria, c) != Level.Off).Select(c => Judge(c, searcher, member, criteria, on))];

    private (Criterion Criterion, double Coverage, bool Met) Judge(Criterion criterion, MemberId searcher, MatchRecord member, SearchCriteria criteria, DateOnly on)
    {
        var mentors = criteria.Kind == SearchKind.Mentors;
        (Criterion, double, bool) Whole(double coverage) => (criterion, coverage, coverage == 1);
        switch (criterion)
        {
            case Criterion.Areas:
                return Whole(Share(criteria.Areas.Values, mentors ? member.Mentor!.Areas : member.Mentee!.Areas));
            case Criterion.Skills:
                return Whole(Share(criteria.Skills.Values, mentors ? member.Mentor!.Skills : member.Mentee!.Skills));
            case Criterion.Industry:
                return Whole(member.Industry is { } industry && criteria.Industries.Values.Contains(industry) ? 1 : 0);
            case Criterion.CareerStage:
                var (own, wanted) = (taxonomy.StageOrder(member.CareerStage), taxonomy.StageOrder(criteria.CareerStage.AtLeast));
                return Whole(own >= 0 && wanted >= 0 && own >= wanted ? 1 : 0);
            case Criterion.Location:
                return Whole(Location(criteria.Location, member));
            case Criterion.Language:
                return Whole(criteria.Languages.Values.Any(member.Languages.Contains) ? 1 : 0);
            case Criterion.Format:
                return Whole((criteria.Formats.Values & member.Formats) != MeetingFormats.None ? 1 : 0);
            case Criterion.TimeZone:
                var hours = SharedHours(_byId.GetValueOrDefault(searcher)?.TimeZone ?? "UTC", member.TimeZone, on);
                return (criterion, hours / 9, hours >= 4);
            default:
                var skills = mentors ? member.Mentor!.Skills : member.Mentee!.Skills;
                var fields = WordsOf(criteria.Text.Query).Select(w => BestField(w, member, skills)).ToList();
                return (criterion, fields.Sum() / fields.Count, fields.TrueForAll(f => f > 0));
        }
    }

    private static double Share(TermSet wanted, TermSet own) => wanted.Count(own.Contains) / (double)wanted.Count;

    private static double Location(WantedLocation wanted, MatchRecord member)
    {
        static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
        var country = wanted.Country != "" && Same(wanted.Country, member.Country);
        if (wanted.Region == "")
            return country ? 1 : 0;
        if (Same(wanted.Region, member.Region) && (wanted.Country == "" || country))
            return 1;
        return country ? 0.5 : 0;
    }

    private static double SharedHours(string zone, string other, DateOnly on)
    {
        var noon = new DateTime(on.Year, on.Month, on.Day, 12, 0, 0, DateTimeKind.Utc);
        double Offset(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found.GetUtcOffset(noon).TotalHours : 0;
        var difference = Math.Abs(Offset(zone) - Offset(other)) % 24;
        return Math.Max(0, 9 - Math.Min(difference, 24 - difference));
    }

    private double BestField(string word, MatchRecord member, TermSet skills)
    {
        bool In(string text) => WordsOf(text).Any(w => w.StartsWith(word, StringComparison.Ordinal));
        if (In(member.Name) || In(member.Headline) || taxonomy.Names(skills).Any(In))
            return 1.0;
        return In(member.Organisation) ? 0.8 : In(member.Biography) ? 0.6 : 0;
    }

    private static List<string> WordsOf(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            var lower = Rune.ToLowerInvariant(rune).ToString();
            var at = "øđłħıßæœ".IndexOf(lower, StringComparison.Ordinal);
            plain.Append(at >= 0 ? new[] { "o", "d", "l", "h", "i", "ss", "ae", "oe" }[at] : Rune.IsLetterOrDigit(rune) ? lower : " ");
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
