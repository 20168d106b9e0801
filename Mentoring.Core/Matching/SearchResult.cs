using Mentoring.Core.Common;

namespace Mentoring.Core.Matching;

/// <summary>Whether a listed member can be asked now; the groups of a result, in their order.</summary>
public enum MatchGroup
{
    Open = 0,

    /// <summary>Away, with or without a date of return.</summary>
    Away = 1,

    /// <summary>As many mentees as their own limit.</summary>
    Full = 2,

    Unavailable = 3,
}

/// <summary>What one criterion gave one member.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Weight">The programme's weight, 0 to 10.</param>
/// <param name="Factor">2 for the criterion that matters most, otherwise 1.</param>
/// <param name="Coverage">How far it is met, 0 to 1.</param>
/// <param name="Matched">What matched, in words, in the order wanted.</param>
/// <param name="Missing">What did not, in words.</param>
public sealed record MatchPart(Criterion Criterion, double Weight, double Factor, double Coverage, IReadOnlyList<string> Matched, IReadOnlyList<string> Missing);

/// <summary>A listed member with the whole reckoning of the place they have (matching.md).</summary>
/// <param name="Relevance">0 to 100, unrounded.</param>
/// <param name="Band">Relevance divided by 5, rounded down.</param>
/// <param name="Load">Share of their capacity in use, 0 to 1.</param>
/// <param name="Newcomer">2 while seldom listed on a first page, otherwise 0.</param>
/// <param name="AwayUntil">First day back; only in <see cref="MatchGroup.Away"/>.</param>
public sealed record Match(
    MemberId Member, MatchGroup Group, double Relevance, int Band, double Load, double Newcomer, DateOnly? AwayUntil, IReadOnlyList<MatchPart> Parts);

/// <summary>How many more members would be open for requests without one must-have.</summary>
public sealed record NearMiss(Criterion Without, int More);

/// <summary>One page of a search.</summary>
/// <param name="Total">Members listed, in all groups.</param>
/// <param name="Open">Listed members open for requests.</param>
/// <param name="Away">Listed members who are away.</param>
/// <param name="Full">Listed members without room.</param>
/// <param name="Unavailable">Listed members who are unavailable.</param>
/// <param name="Matches">The page, in rank order: by group, then by fair rank.</param>
/// <param name="NearMisses">Only when fewer than five are open: each must-have and what it costs, most first.</param>
public sealed record SearchResult(int Total, int Open, int Away, int Full, int Unavailable, IReadOnlyList<Match> Matches, IReadOnlyList<NearMiss> NearMisses)
{
    /// <summary>With fewer open than this, near misses are worked out.</summary>
    public const int FewOpen = 5;
}

/// <summary>Why a named member is not listed: the first rule of matching.md that left them out.</summary>
public enum ExclusionReason
{
    /// <summary>The searcher themselves.</summary>
    Yourself,

    /// <summary>Does not hold the role searched for, or (mentees) is not looking.</summary>
    NotInRole,

    /// <summary>Inactive, deleted or not eligible.</summary>
    NotEligible,

    /// <summary>Either blocked the other; said only as "not available to you".</summary>
    NotAvailableToYou,

    /// <summary>One is the other's line manager.</summary>
    LineManagerOrReport,

    /// <summary>A live request or relationship already exists; it is linked instead.</summary>
    LiveRelationship,

    /// <summary>A must-have is not met; <see cref="WhyNotListed.MustHave"/> says which.</summary>
    MustHaveNotMet,

    /// <summary>None of the criteria is met at all.</summary>
    NothingInCommon,
}

/// <summary>The answer to "why is this person not in my list?".</summary>
public sealed record WhyNotListed(ExclusionReason Reason, Criterion? MustHave = null);
