namespace Mentoring.Core.Members;

/// <summary>How lately a member was here, as coarsely as others are told.</summary>
public enum Activity
{
    /// <summary>Longer than a month ago, or never.</summary>
    None = 0,
    ThisMonth = 1,
    ThisWeek = 2,
}

/// <summary>Reads and words for <see cref="Activity"/>.</summary>
public static class Activities
{
    private const int Week = 7;
    private const int Month = 30;

    /// <summary>Within the last 7 or 30 days, today included.</summary>
    public static Activity Of(DateOnly? lastSeenOn, DateOnly today) => lastSeenOn is not { } day ? Activity.None
        : day > today.AddDays(-Week) ? Activity.ThisWeek
        : day > today.AddDays(-Month) ? Activity.ThisMonth : Activity.None;

    /// <summary>In words; empty when there is nothing to say.</summary>
    public static string Words(this Activity activity) => activity switch
    {
        Activity.ThisWeek => "Active this week",
        Activity.ThisMonth => "Active this month",
        _ => string.Empty,
    };
}
