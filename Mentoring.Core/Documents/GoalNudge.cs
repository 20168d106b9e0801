using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Notifications;

namespace Mentoring.Core.Documents;

/// <summary>What the two are told of a goal that waits; at most one thing at a time, and each once.</summary>
/// <param name="Kind">A passed day goes before a near one, and that before silence.</param>
/// <param name="Detail">A number of days, or a day.</param>
/// <param name="Mark">What makes it one and the same: the due date, or the day it was last touched.</param>
public sealed record GoalNudge(NoticeKind Kind, string Detail, string Mark)
{
    /// <summary>What there is to tell; null for nothing.</summary>
    /// <param name="goal">Shared and in use.</param>
    /// <param name="now">The time (UTC).</param>
    public static GoalNudge? Of(SharedDocument goal, DateTime now)
    {
        var (status, today) = (goal.Status ?? GoalStatus.Dropped, DateOnly.FromDateTime(now));
        if (GoalSigns.IsOverdue(status, goal.DueOn, today))
            return new(NoticeKind.GoalOverdue, Day(goal.DueOn!.Value), FieldValues.Of(goal.DueOn.Value));
        if (GoalSigns.IsDueSoon(status, goal.DueOn, today))
            return new(NoticeKind.GoalDue, Day(goal.DueOn!.Value), FieldValues.Of(goal.DueOn.Value));
        return GoalSigns.IsQuiet(status, goal.TouchedAt, now) ? new(NoticeKind.GoalQuiet, $"{GoalSigns.QuietDays}", FieldValues.Of(DateOnly.FromDateTime(goal.TouchedAt))) : null;
    }

    /// <summary>The key of what one of the two is told.</summary>
    public string Key(DocumentId goal, MemberId reader) => $"goal:{goal.Value:N}:{(int)Kind}:{Mark}:{reader.Value:N}";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
