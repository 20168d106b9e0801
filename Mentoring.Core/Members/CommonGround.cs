namespace Mentoring.Core.Members;

/// <summary>What two people share, as openings for a first conversation.</summary>
public static class CommonGround
{
    /// <summary>One sentence for each thing the two profiles have in common; empty when there is nothing.</summary>
    public static IReadOnlyList<string> Of(Member reader, Member other, Taxonomy taxonomy) =>
        [.. Work(reader.Details, other.Details, taxonomy), .. Interests(reader, other, taxonomy)];

    private static IEnumerable<string> Work(PersonalDetails mine, PersonalDetails theirs, Taxonomy taxonomy)
    {
        if (mine.Industry is { } industry && industry == theirs.Industry)
            yield return $"You both work in {taxonomy.Name(industry)}.";
        if (Same(mine.Organisation, theirs.Organisation))
            yield return $"You both know {mine.Organisation} from the inside.";
        if (Same(mine.Region, theirs.Region) && Same(mine.Country, theirs.Country))
            yield return $"You are both in {mine.Region}.";
        var languages = taxonomy.Names(mine.Languages.Intersect(theirs.Languages));
        if (languages.Count > 1)
            yield return $"You both speak {List(languages)}.";
    }

    private static IEnumerable<string> Interests(Member reader, Member other, Taxonomy taxonomy)
    {
        var areas = taxonomy.Names(Areas(reader).Intersect(Areas(other)));
        if (areas.Count > 0)
            yield return $"You both care about {List(areas)}.";
        var skills = taxonomy.Names(Skills(reader).Intersect(Skills(other)));
        if (skills.Count > 0)
            yield return $"You can compare notes on {List(skills)}.";
    }

    private static TermSet Areas(Member member) => TermSet.Of((member.Mentor?.Offer.Areas ?? TermSet.Empty).Concat(member.Mentee?.Wish.Areas ?? TermSet.Empty));

    private static TermSet Skills(Member member) => TermSet.Of((member.Mentor?.Offer.Skills ?? TermSet.Empty).Concat(member.Mentee?.Wish.Skills ?? TermSet.Empty));

    private static bool Same(string mine, string theirs) => mine.Length > 0 && mine.Equals(theirs, StringComparison.OrdinalIgnoreCase);

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
