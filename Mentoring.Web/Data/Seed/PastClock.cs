using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data.Seed;

/// <summary>Lets time have passed over what is seeded, so that nothing of its past is due when the application starts.</summary>
internal static class PastClock
{
    /// <summary>Does everything that came due until a moment, each at its own time.</summary>
    public static void LiveUntil(this Relationship relationship, DateTime moment)
    {
        while (relationship.NextDue(Schedule.Usual) is { } next && next <= moment)
            relationship.DoDue(Schedule.Usual, next);
        relationship.DoDue(Schedule.Usual, moment);
    }
}
