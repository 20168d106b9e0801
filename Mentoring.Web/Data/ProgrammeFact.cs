namespace Mentoring.Web.Data;

/// <summary>A single value that all servers share, such as the schedule that open requests were last counted by.</summary>
public sealed class ProgrammeFact
{
    /// <summary>The settings of the clocks that stored due times rest on.</summary>
    public const string Schedule = "schedule";

    /// <summary>How far a demo programme's clock is ahead of the real one; Development only.</summary>
    public const string ClockAhead = "clock-ahead";

    public required string Name { get; init; }

    public required string Value { get; set; }
}
