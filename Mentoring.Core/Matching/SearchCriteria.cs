using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching;

/// <summary>Whom a search looks for.</summary>
public enum SearchKind
{
    Mentors = 1,
    Mentees = 2,
}

/// <summary>How much a criterion matters to the searcher.</summary>
public enum Level
{
    /// <summary>Does not count ("any").</summary>
    Off = 0,

    /// <summary>Raises the relevance of who meets it.</summary>
    Preferred = 1,

    /// <summary>Leaves out who does not meet it.</summary>
    MustHave = 2,
}

/// <summary>The nine things a search can go by, in the order of matching.md, which is also the order they are added up in.</summary>
public enum Criterion
{
    Areas = 0,
    Skills = 1,
    Industry = 2,
    CareerStage = 3,
    Location = 4,
    Language = 5,
    Format = 6,
    TimeZone = 7,
    Text = 8,
}

/// <summary>Wanted taxonomy entries, at a level. Empty counts as off.</summary>
public sealed record WantedTerms(Level Level, TermSet Values)
{
    public static WantedTerms Off { get; } = new(Level.Off, TermSet.Empty);
}

/// <summary>Wanted ways to meet, at a level.</summary>
public sealed record WantedFormats(Level Level, MeetingFormats Values)
{
    public static WantedFormats Off { get; } = new(Level.Off, MeetingFormats.None);
}

/// <summary>The lowest career stage wanted, at a level.</summary>
public sealed record WantedStage(Level Level, TermId? AtLeast)
{
    public static WantedStage Off { get; } = new(Level.Off, null);
}

/// <summary>A wanted place, at a level; the region may be empty.</summary>
public sealed record WantedLocation(Level Level, string Country, string Region)
{
    public static WantedLocation Off { get; } = new(Level.Off, string.Empty, string.Empty);
}

/// <summary>Words to find, at a level.</summary>
public sealed record WantedText(Level Level, string Query)
{
    public static WantedText Off { get; } = new(Level.Off, string.Empty);
}

/// <summary>A search, whole: what the page, the address and the search command all carry (spec §3, matching.md).</summary>
public sealed record SearchCriteria
{
    public const int DefaultPageSize = 20;

    public SearchKind Kind { get; init; } = SearchKind.Mentors;
    public WantedTerms Areas { get; init; } = WantedTerms.Off;
    public WantedTerms Skills { get; init; } = WantedTerms.Off;
    public WantedTerms Industries { get; init; } = WantedTerms.Off;
    public WantedStage CareerStage { get; init; } = WantedStage.Off;
    public WantedLocation Location { get; init; } = WantedLocation.Off;
    public WantedTerms Languages { get; init; } = WantedTerms.Off;
    public WantedFormats Formats { get; init; } = WantedFormats.Off;

    /// <summary>Overlap of working hours with the searcher's own zone.</summary>
    public Level TimeZone { get; init; } = Level.Off;

    public WantedText Text { get; init; } = WantedText.Off;

    /// <summary>The one active criterion that counts double; ignored while that criterion is off.</summary>
    public Criterion? MattersMost { get; init; }

    /// <summary>Turns every active criterion into a must-have.</summary>
    public bool ExactMatch { get; init; }

    /// <summary>The page wanted, from 1, over all groups in their order.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Members a page; 0 is everything.</summary>
    public int PageSize { get; init; } = DefaultPageSize;
}
