using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

/// <summary>Where somebody is in a document.</summary>
/// <param name="Place">The address of a text, with the beginning and end of what is selected there, parted by colons; empty when they are in none.</param>
public sealed record Caret(MemberId Member, string Place);

public sealed partial class Presence
{
    /// <summary>How long somebody counts as being in a document after their page last said so.</summary>
    public static readonly TimeSpan CaretLease = TimeSpan.FromSeconds(25);

    private const int LongestPlace = 120;

    private readonly Dictionary<(DocumentId Document, MemberId Member), (string Place, DateTime Until)> _carets = [];

    /// <summary>Somebody is in a document of theirs; to be said again while they stay. Of whoever is not seen here nothing is told.</summary>
    public void Place(DocumentId document, MemberId member, string place)
    {
        using var change = new Change(this);
        if (place.Length > LongestPlace || place.Contains('|', StringComparison.Ordinal) || !_members.TryGetValue(member, out var present) || !present.IsOurs)
            return;
        Place(document, member, place, change);
        change.Say(PresenceNews.Places(document, member, place));
    }

    /// <summary>They closed it.</summary>
    public void TakeAway(DocumentId document, MemberId member)
    {
        using var change = new Change(this);
        if (TakeAway(document, member, change))
            change.Say(PresenceNews.TakesAway(document, member));
    }

    /// <summary>Who is in a document at this moment.</summary>
    public IReadOnlyList<Caret> In(DocumentId document)
    {
        lock (_gate)
            return [.. _carets.Where(c => c.Key.Document == document && c.Value.Until > Now).Select(c => new Caret(c.Key.Member, c.Value.Place))];
    }

    private void Place(DocumentId document, MemberId member, string place, Change change)
    {
        if (!_carets.TryGetValue((document, member), out var before) || before.Place != place)
            change.Tell(Topic.Carets(document));
        _carets[(document, member)] = (place, change.Now + CaretLease);
    }

    private bool TakeAway(DocumentId document, MemberId member, Change change)
    {
        if (!_carets.Remove((document, member)))
            return false;
        change.Tell(Topic.Carets(document));
        return true;
    }

    private void TakeAway(MemberId member, Change change)
    {
        foreach (var (document, _) in _carets.Keys.Where(c => c.Member == member).ToList())
            TakeAway(document, member, change);
    }

    private void ExpireCarets(Change change)
    {
        foreach (var ((document, member), (_, until)) in _carets)
        {
            if (until <= change.Now)
                TakeAway(document, member, change);
        }
    }
}
