namespace Mentoring.Core.Documents;

/// <summary>What lists say of a goal beside its title.</summary>
public static class GoalSigns
{
    /// <summary>Days after which a goal under way counts as quiet.</summary>
    public const int QuietDays = 21;

    /// <summary>Days before its due date from which a goal counts as due soon.</summary>
    public const int SoonDays = 7;

    /// <summary>A status in a word or two.</summary>
    public static string Words(this GoalStatus status) => status switch
    {
        GoalStatus.Planned => "Planned",
        GoalStatus.UnderWay => "Under way",
        GoalStatus.Reached => "Reached",
        _ => "Set aside",
    };

    /// <summary>Whether there is still something to do.</summary>
    public static bool IsOpen(this GoalStatus status) => status is GoalStatus.Planned or GoalStatus.UnderWay;

    /// <summary>Whether nobody has touched a goal under way for long.</summary>
    public static bool IsQuiet(GoalStatus status, DateTime touchedAt, DateTime now) => status is GoalStatus.UnderWay && touchedAt <= now.AddDays(-QuietDays);

    /// <summary>Whether its day has passed and it is still open.</summary>
    public static bool IsOverdue(GoalStatus status, DateOnly? due, DateOnly today) => status.IsOpen() && due < today;

    /// <summary>Whether its day is near.</summary>
    public static bool IsDueSoon(GoalStatus status, DateOnly? due, DateOnly today) => status.IsOpen() && due >= today && due <= today.AddDays(SoonDays);
}

/// <summary>The goals of a pair in one line.</summary>
/// <param name="Goals">How many count: those in use that were not set aside.</param>
/// <param name="Reached">How many of them are reached.</param>
/// <param name="Progress">How far they have come together, in percent; one that says nothing counts as not begun.</param>
/// <param name="NextDue">The nearest day of those still open.</param>
public sealed record GoalSummary(int Goals, int Reached, int Progress, DateOnly? NextDue)
{
    /// <summary>In words, such as "1 of 3 goals reached".</summary>
    public string Words => (Goals, Reached) switch
    {
        (1, 1) => "The goal is reached",
        (1, _) => $"Your goal: {Progress} %",
        (_, 0) => $"{Goals} goals: {Progress} %",
        _ => $"{Reached} of {Goals} goals reached",
    };

    /// <summary>Sums up; null when there is no goal that counts.</summary>
    public static GoalSummary? Of(IEnumerable<(GoalStatus? Status, int? Progress, DateOnly? Due)> goals)
    {
        var counted = goals.Where(g => g.Status is not (null or GoalStatus.Dropped)).ToList();
        if (counted.Count == 0)
            return null;
        var done = counted.Sum(g => g.Status is GoalStatus.Reached ? 100 : g.Progress ?? 0);
        return new(counted.Count, counted.Count(g => g.Status is GoalStatus.Reached), done / counted.Count, counted.Where(g => g.Status!.Value.IsOpen()).Min(g => g.Due));
    }
}
