namespace Mentoring.Web.Mail;

/// <summary>How long a mail rests after a failure.</summary>
internal static class Backoff
{
    private const int MostDoublings = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <summary>Twice as long each time, up to four hours.</summary>
    /// <param name="first">After the first failure.</param>
    /// <param name="failures">How many there were before this one.</param>
    /// <param name="id">Whose turn it is: spreads mails that failed together over a tenth more or less, each always the same.</param>
    public static TimeSpan After(TimeSpan first, int failures, Guid id)
    {
        var doubled = first * Math.Pow(2, Math.Min(failures, MostDoublings));
        var spread = 0.9 + (0.2 * id.ToByteArray()[15] / byte.MaxValue);
        return (doubled < Longest ? doubled : Longest) * spread;
    }
}
