using System.Globalization;
using Mentoring.Core.Matching;

namespace Mentoring.Web.Matching;

/// <summary>Collects the keys and values of a search's address, readable and in a fixed order.</summary>
internal sealed class QueryWriter
{
    private readonly List<string> _values = [];
    private readonly List<string> _levels = [];

    public void Add(string name, Level level, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        foreach (var value in values)
            Write(_values, name, value);
        AddLevel(name, level);
    }

    public void Add(string name, Level level, WantedLocation place, string countryKey, string regionKey)
    {
        if (place.Country.Length > 0)
            Write(_values, countryKey, place.Country);
        if (place.Region.Length > 0)
            Write(_values, regionKey, place.Region);
        if (place.Country.Length + place.Region.Length > 0)
            AddLevel(name, level);
    }

    public void Finish(SearchCriteria criteria)
    {
        if (criteria.MattersMost is { } most)
            Write(_levels, "most", most.Name());
        if (criteria.ExactMatch)
            Write(_levels, "exact", "yes");
        if (criteria.Page > 1)
            Write(_levels, "page", criteria.Page.ToString(CultureInfo.InvariantCulture));
        if (criteria.PageSize != SearchCriteria.DefaultPageSize && criteria.PageSize > 0)
            Write(_levels, "size", criteria.PageSize.ToString(CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Join('&', _values.Concat(_levels));

    private static void Write(List<string> to, string key, string value) =>
        to.Add($"{key}={Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)}");

    private void AddLevel(string name, Level level)
    {
        if (level == Level.MustHave)
            Write(_levels, "must", name);
        else if (level == Level.Off)
            Write(_levels, "off", name);
    }
}
