using Mentoring.Core.Common;

namespace Mentoring.Core.Relationships;

/// <summary>How soon a mentor usually replies to a request; coarse on purpose, fastest first.</summary>
public enum ReplyPace
{
    WithinADay = 1,
    WithinTwoDays = 2,
    WithinAWeek = 3,
    WithinTwoWeeks = 4,

    /// <summary>Slower than two weeks, or not at all.</summary>
    NotAlways = 5,
}

/// <summary>One request to a mentor, as far as its answer goes. Requests taken back or still open without a reply are not among them.</summary>
/// <param name="Asker">Who asked.</param>
/// <param name="AskedAt">When the mentor's time to answer began (UTC).</param>
/// <param name="RepliedAt">The first answer or question (UTC); null when it lapsed without one.</param>
public sealed record AskedRequest(MemberId Asker, DateTime AskedAt, DateTime? RepliedAt);

/// <summary>What a mentor's earlier replies say about the next one (spec §3), without telling of anybody's own.</summary>
public static class ReplyForecast
{
    /// <summary>With requests by fewer different people nothing is said.</summary>
    public const int LeastAskers = 5;

    /// <summary>How far back requests count, in months.</summary>
    public const int Months = 12;

    private static readonly (TimeSpan Most, ReplyPace Pace)[] Paces =
    [
        (TimeSpan.FromDays(1), ReplyPace.WithinADay),
        (TimeSpan.FromDays(2), ReplyPace.WithinTwoDays),
        (TimeSpan.FromDays(7), ReplyPace.WithinAWeek),
        (TimeSpan.FromDays(14), ReplyPace.WithinTwoWeeks),
    ];

    /// <summary>The pace of the median person, each counted once by their latest request; null when too few people asked.</summary>
    /// <param name="requests">Of one mentor, in any order; a lapsed one counts as slower than every reply.</param>
    /// <param name="now">UTC.</param>
    public static ReplyPace? Of(IEnumerable<AskedRequest> requests, DateTime now)
    {
        var since = Since(now);
        TimeSpan[] waits = [.. requests.Where(r => r.AskedAt > since && r.AskedAt <= now).GroupBy(r => r.Asker).Select(LatestWait).Order()];
        return waits.Length < LeastAskers ? null : PaceOf(waits[waits.Length / 2]);
    }

    /// <summary>Requests from before this moment do not count (UTC).</summary>
    public static DateTime Since(DateTime now) => now.AddMonths(-Months);

    /// <summary>The forecast in words, for a card.</summary>
    public static string Words(this ReplyPace pace) => pace switch
    {
        ReplyPace.WithinADay => "Usually replies within a day",
        ReplyPace.WithinTwoDays => "Usually replies within 2 days",
        ReplyPace.WithinAWeek => "Usually replies within a week",
        ReplyPace.WithinTwoWeeks => "Usually replies within two weeks",
        _ => "Cannot always reply",
    };

    private static TimeSpan LatestWait(IEnumerable<AskedRequest> ofOnePerson)
    {
        var latest = ofOnePerson.GroupBy(r => r.AskedAt).MaxBy(g => g.Key)!;
        return latest.Max(r => r.RepliedAt is { } replied ? replied - r.AskedAt : TimeSpan.MaxValue);
    }

    private static ReplyPace PaceOf(TimeSpan wait) =>
        Paces.Where(p => wait <= p.Most).Select(p => (ReplyPace?)p.Pace).FirstOrDefault() ?? ReplyPace.NotAlways;
}
