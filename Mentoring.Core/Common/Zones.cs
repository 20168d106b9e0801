namespace Mentoring.Core.Common;

/// <summary>Time zones by the names people chose.</summary>
public static class Zones
{
    /// <summary>The zone of a name; UTC when this machine does not know it.</summary>
    public static TimeZoneInfo Of(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
