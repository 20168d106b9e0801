using Mentoring.Core.Common;

namespace Mentoring.Core.Matching.Index;

/// <summary>The numbers that stand for values in the columns. Code 0 of the code columns means "none".</summary>
internal sealed class Lexicons
{
    private static readonly PlaceComparer _places = new();

    private Lexicons(Lexicon<TermId>[] sets, Lexicon<TermId> industries, Lexicon<TermId> stages, Lexicon<(string Country, string Region)> places, Lexicon<string> zones) =>
        (Sets, Industries, Stages, Places, Zones) = (sets, industries, stages, places, zones);

    /// <summary>By <see cref="SetColumn"/>.</summary>
    public Lexicon<TermId>[] Sets { get; }

    public Lexicon<TermId> Industries { get; }

    public Lexicon<TermId> Stages { get; }

    public Lexicon<(string Country, string Region)> Places { get; }

    public Lexicon<string> Zones { get; }

    public static Lexicons Empty()
    {
        var lexicons = new Lexicons([new(), new(), new()], new(), new(), new(_places), new(StringComparer.Ordinal));
        lexicons.Industries.CodeOf(new TermId(int.MinValue));
        lexicons.Stages.CodeOf(new TermId(int.MinValue));
        return lexicons;
    }

    public Lexicons Copy() => new([.. Sets.Select(s => s.Copy())], Industries.Copy(), Stages.Copy(), Places.Copy(), Zones.Copy());

    /// <summary>Places are the same whatever their letter case.</summary>
    private sealed class PlaceComparer : IEqualityComparer<(string Country, string Region)>
    {
        public bool Equals((string Country, string Region) x, (string Country, string Region) y) =>
            x.Country.Equals(y.Country, StringComparison.OrdinalIgnoreCase) && x.Region.Equals(y.Region, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Country, string Region) place) =>
            HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(place.Country), StringComparer.OrdinalIgnoreCase.GetHashCode(place.Region));
    }
}
