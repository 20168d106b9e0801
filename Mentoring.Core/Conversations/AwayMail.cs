namespace Mentoring.Core.Conversations;

/// <summary>When somebody who is away gets a mail about messages they have not read (spec §7).</summary>
public static class AwayMail
{
    /// <summary>Whoever is here is looked at again no sooner.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    /// <summary>The moment (UTC): when the oldest of the messages has waited long enough, and its reader has been gone for as long.</summary>
    /// <param name="oldest">When the oldest message they were not told of was sent (UTC).</param>
    /// <param name="ago">How long ago the reader had a page open: zero while they have, null when that is long ago or not known.</param>
    /// <param name="after">How long a message may stay unread.</param>
    /// <param name="now">UTC.</param>
    public static DateTime DueAt(DateTime oldest, TimeSpan? ago, TimeSpan after, DateTime now)
    {
        var waited = oldest + after;
        if (ago is not { } gone)
            return waited;
        var rested = now - gone + (after > Least ? after : Least);
        return rested > waited ? rested : waited;
    }

    /// <summary>The moment (UTC) before which nobody is told again of what is written on: they have to have been here since, or some hours have to pass.</summary>
    /// <param name="told">When the last mail about the conversation was sent (UTC).</param>
    /// <param name="seen">When its reader was last known to be here or to read (UTC); null when that is long ago or not known.</param>
    /// <param name="again">The hours.</param>
    public static DateTime AgainAt(DateTime told, DateTime? seen, TimeSpan again) => seen > told ? told : told + again;
}
