using System.Globalization;
using Mentoring.Core.Matching.Index;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>How much of 09:00–18:00 the two zones share on the day of the search.</summary>
internal sealed class TimeZoneCriterion : CodeCriterion
{
    private readonly double[] _hours;

    public TimeZoneCriterion(Demand demand, string zone, Lexicons lexicons, DateOnly on)
        : base(demand, CodeColumn.Zone, lexicons.Zones.Count)
    {
        _hours = [.. Enumerable.Range(0, lexicons.Zones.Count).Select(code => WorkingHours.Shared(zone, lexicons.Zones[code], on))];
        Judge(code => (_hours[code] / WorkingHours.Day, _hours[code] >= WorkingHours.LeastShared));
    }

    public override Why Explain(Block block, int at, int row)
    {
        var hours = _hours[Code(block, at)];
        var words = hours == 1 ? "1 hour" : string.Create(CultureInfo.InvariantCulture, $"{hours:0.##} hours");
        return new(hours > 0 ? [words] : [], hours == 0 ? ["No shared working hours"] : []);
    }
}
