using Mentoring.Core.Common;

namespace Mentoring.Core.Matching;

/// <summary>A search that a member keeps under a name (spec §3).</summary>
public sealed class SavedSearch
{
    public const int NameLength = 80;
    public const int QueryLength = 2000;

    /// <summary>Most searches a member keeps.</summary>
    public const int Most = 20;

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
        return new SavedSearch { Id = SavedSearchId.New(), MemberId = member, Kind = kind, Name = cleaned, Query = query.TrimStart('?'), CreatedAt = now };
    }
}

/// <summary>The member has a search of that name.</summary>
public sealed record SearchNameTaken(string Name) : Problem($"You have a saved search called “{Name}”. Choose another name.");

/// <summary>The member keeps as many as one may.</summary>
public sealed record TooManySavedSearches() : Problem($"You have {SavedSearch.Most} saved searches, the most there can be. Remove one first.");

/// <summary>The search has more words and choices than can be kept.</summary>
public sealed record SearchTooLong() : Problem("This search is too long to keep. Choose fewer things, then save it.");
