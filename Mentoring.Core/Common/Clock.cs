namespace Mentoring.Core.Common;

/// <summary>What is asked of a clock everywhere: days and moments are UTC; the reader's zone is applied at the edge.</summary>
public static class Clock
{
    /// <summary>Now, in UTC.</summary>
    public static DateTime Now(this TimeProvider time) => time.GetUtcNow().UtcDateTime;

    /// <summary>The day it is in UTC.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.Now());
}
