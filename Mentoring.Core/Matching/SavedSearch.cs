using Mentoring.Core.Common;

namespace Mentoring.Core.Matching;

/// <summary>A search that a member keeps under a name (spec §3), and what it knows so that each new match is told once.</summary>
public sealed class SavedSearch : IVersioned
{
    public const int NameLength = 80;
    public const int QueryLength = 2000;

    /// <summary>Most searches a member keeps.</summary>
    public const int Most = 20;

    /// <summary>Who meets at least half of what a search asks for (relevance, 0 to 100) is a match worth telling of.</summary>
    public const double LeastRelevance = 50;

    /// <summary>Most matches that are remembered; a search with more finds somebody anyway, so nobody is told of.</summary>
    public const int MostKnown = 500;

    private const int IdLength = 16;

    private SavedSearch()
    {
    }

    public SavedSearchId Id { get; private set; }

    public MemberId MemberId { get; private set; }

    public SearchKind Kind { get; private set; }

    /// <summary>Unique among the member's searches, ignoring letter case.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The part of the address after the question mark.</summary>
    public string Query { get; private set; } = string.Empty;

    public DateTime CreatedAt { get; private set; }

    /// <summary>Whether the owner is told of new matches.</summary>
    public bool Alerts { get; private set; }

    /// <summary>When it was last looked whether there are new matches (UTC); null when never.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary>When there last were new matches (UTC).</summary>
    public DateTime? AlertedAt { get; private set; }

    /// <summary>The matches known so far, whether or not they can be asked now: their ids one after the other. Null while nobody was noted yet.</summary>
    public byte[]? Known { get; private set; }

    public int Version { get; private set; }

    /// <summary>Keeps a search beside those the member keeps already.</summary>
    /// <param name="kept">Names in use.</param>
    public static Result<SavedSearch> Create(MemberId member, SearchKind kind, string? name, string query, IReadOnlyCollection<string> kept, DateTime now)
    {
        var cleaned = Text.CleanLine(name);
        if (cleaned.Length is 0 or > NameLength)
            return new InvalidField(nameof(Name), $"Give the search a name of at most {NameLength} characters.");
        if (kept.Contains(cleaned, StringComparer.OrdinalIgnoreCase))
            return new SearchNameTaken(cleaned);
        if (kept.Count >= Most)
            return new TooManySavedSearches();
        if (query.Length > QueryLength)
            return new SearchTooLong();
        return new SavedSearch { Id = SavedSearchId.New(), MemberId = member, Kind = kind, Name = cleaned, Query = query.TrimStart('?'), CreatedAt = now, Alerts = true };
    }

    /// <summary>Switches alerts on or off. Whoever matches when they are switched on again is nothing new.</summary>
    public void TellOfNew(bool on)
    {
        if (on && !Alerts)
            Known = null;
        Alerts = on;
    }

    /// <summary>Was looked at, but nobody is told: its owner does not take part at the moment.</summary>
    public void Pass(DateTime now) => CheckedAt = now;

    /// <summary>Takes note of who matches now, and says who of them is new; the first look finds nobody new.</summary>
    /// <param name="listed">Matches worth telling of, best first, also those who are away, full or unavailable: who merely returns from a break is not new.</param>
    /// <param name="open">Those of them who can be asked; only they are told of.</param>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<MemberId> Look(IReadOnlyList<MemberId> listed, IReadOnlyList<MemberId> open, DateTime now)
    {
        var before = KnownMembers();
        CheckedAt = now;
        if (before is null || listed.Count > MostKnown)
        {
            Known = listed.Count > MostKnown ? null : Bytes(listed);
            return [];
        }

        // Somebody new who cannot be asked yet stays new until they can
        MemberId[] found = [.. open.Except(before)];
        Known = Bytes(listed.Where(before.Contains).Concat(found).Concat(before).Distinct().Take(MostKnown));
        AlertedAt = found.Length > 0 ? now : AlertedAt;
        return found;
    }

    private HashSet<MemberId>? KnownMembers() => Known is null ? null : [.. Known.Chunk(IdLength).Select(id => new MemberId(new Guid(id)))];

    private static byte[] Bytes(IEnumerable<MemberId> members) => [.. members.SelectMany(m => m.Value.ToByteArray())];
}

/// <summary>The member has a search of that name.</summary>
public sealed record SearchNameTaken(string Name) : Problem($"You have a saved search called “{Name}”. Choose another name.");

/// <summary>The member keeps as many as one may.</summary>
public sealed record TooManySavedSearches() : Problem($"You have {SavedSearch.Most} saved searches, the most there can be. Remove one first.");

/// <summary>The search has more words and choices than can be kept.</summary>
public sealed record SearchTooLong() : Problem("This search is too long to keep. Choose fewer things, then save it.");
