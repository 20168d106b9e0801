using Mentoring.Core.Matching.Index;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>Region wanted: the same region, or half for the same country. Only a country wanted: the same country. Letter case is ignored.</summary>
internal sealed class LocationCriterion : CodeCriterion
{
    private readonly WantedLocation _wanted;

    public LocationCriterion(Demand demand, SearchCriteria criteria, Lexicons lexicons)
        : base(demand, CodeColumn.Location, lexicons.Places.Count)
    {
        _wanted = criteria.Location;
        Judge(code => CoverageOf(lexicons.Places[code]) is var coverage && coverage == 1 ? (1, true) : (coverage, false));
    }

    public override Why Explain(Block block, int at, int row) => Coverage(block, at, row) switch
    {
        1 => new([Full], []),
        0 => new([], [Full]),
        _ => new([_wanted.Country], [_wanted.Region]),
    };

    private string Full => _wanted.Region.Length > 0 ? _wanted.Region : _wanted.Country;

    private double CoverageOf((string Country, string Region) place)
    {
        var country = _wanted.Country.Length > 0 && Same(place.Country, _wanted.Country);
        if (_wanted.Region.Length == 0)
            return country ? 1 : 0;
        var region = Same(place.Region, _wanted.Region) && (country || _wanted.Country.Length == 0);
        return region ? 1 : country ? 0.5 : 0;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
