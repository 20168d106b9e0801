namespace Mentoring.Core.Programme;

/// <summary>The days of the programme's clocks (spec §4, §5, §11). All count whole days of 24 hours, so that daylight saving changes nothing.</summary>
/// <param name="ReminderDays">Days after sending on which whoever has to act is reminded, rising.</param>
/// <param name="ExpiryDays">Days after which an unanswered request is withdrawn.</param>
/// <param name="CompletionDays">Days without an answer after which a proposed end counts as agreed.</param>
/// <param name="SilenceDays">Days without an answer inside a relationship after which the waiting person is told what they can do, rising.</param>
public sealed record Schedule(IReadOnlyList<int> ReminderDays, int ExpiryDays, int CompletionDays, IReadOnlyList<int> SilenceDays)
{
    /// <summary>What holds where nothing is set.</summary>
    public static Schedule Usual { get; } = new([3, 7, 15], 21, 14, [14, 28]);

    /// <summary>Two schedules with the same text do the same; the text is stored to notice that the settings changed.</summary>
    public string Fingerprint => $"{string.Join(',', ReminderDays)};{ExpiryDays};{CompletionDays};{string.Join(',', SilenceDays)}";

    /// <summary>The last reminder day that has come by now, or 0.</summary>
    public int ReminderReached(DateTime from, DateTime now) => ReminderDays.Where(d => from.AddDays(d) <= now).DefaultIfEmpty(0).Max();

    /// <summary>Whether a silence of so many days is the long one, after which a way out is offered.</summary>
    public bool IsLongSilence(int days) => SilenceDays.Count > 1 && days >= SilenceDays[1];

    /// <summary>The next reminder day after one that was done, or null when there is none before the expiry.</summary>
    public int? ReminderAfter(int done) => ReminderDays.Where(d => d > done && d < ExpiryDays).Select(d => (int?)d).Min();
}
