using System.Globalization;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Matching;

namespace Mentoring.Web.Features.Find;

/// <summary>The words of the search pages.</summary>
public static class FindWords
{
    public static string Title(SearchKind kind) => kind == SearchKind.Mentors ? "Find a mentor" : "Find a mentee";

    public static string Name(Criterion criterion) => criterion switch
    {
        Criterion.Areas => "Areas",
        Criterion.Skills => "Skills",
        Criterion.Industry => "Industry",
        Criterion.CareerStage => "Career stage",
        Criterion.Location => "Place",
        Criterion.Language => "Language",
        Criterion.Format => "Meeting format",
        Criterion.TimeZone => "Time zone",
        _ => "Words",
    };

    public static string Name(Level level) => level switch
    {
        Level.Preferred => "Preferred",
        Level.MustHave => "Must have",
        _ => "Any",
    };

    public static string Name(MatchGroup group) => group switch
    {
        MatchGroup.Away => "Away",
        MatchGroup.Full => "Full",
        MatchGroup.Unavailable => "Unavailable",
        _ => "Open for requests",
    };

    /// <summary>A relevance as it is shown: whole, half away from zero.</summary>
    public static string Score(double relevance) => Math.Round(relevance, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>What a criterion asks for, short enough for a sentence: "Scotland", "Tax and Audit", "Senior or above".</summary>
    public static string Wanted(SearchCriteria criteria, Criterion criterion, Taxonomy taxonomy) => criterion switch
    {
        Criterion.Areas or Criterion.Skills or Criterion.Industry or Criterion.Language => Few(taxonomy.Names(criteria.Terms(criterion).Values), criterion),
        Criterion.CareerStage when criteria.CareerStage.AtLeast is { } stage => $"{taxonomy.Name(stage)} or above",
        Criterion.Location => criteria.Location.Region.Length > 0 ? criteria.Location.Region : criteria.Location.Country,
        Criterion.Format => Few(criteria.Formats.Values.Names(), criterion),
        Criterion.TimeZone => "four shared working hours",
        Criterion.Text => $"“{criteria.Text.Query}”",
        _ => Name(criterion),
    };

    /// <summary>Why a member cannot be asked now; null when they can.</summary>
    public static string? Reason(Match match, DateOnly today) => match switch
    {
        { Group: MatchGroup.Away, AwayUntil: { } day } => $"Away until {Moments.Date(day, today)}",
        { Group: MatchGroup.Away } => "Away at the moment",
        { Group: MatchGroup.Full } => "No room for another mentee at the moment",
        { Group: MatchGroup.Unavailable } => "Not taking questions or requests at the moment",
        _ => null,
    };

    /// <summary>The exact rule that left a member out (matching.md), never more than the searcher may know.</summary>
    public static string WhyNot(WhyNotListed why, string name, SearchCriteria criteria, Taxonomy taxonomy) => why.Reason switch
    {
        ExclusionReason.Yourself => "This is you; a search never lists yourself.",
        ExclusionReason.NotInRole when criteria.Kind == SearchKind.Mentors => $"{name} is not a mentor in this programme.",
        ExclusionReason.NotInRole => $"{name} is not a mentee who is looking for a mentor.",
        ExclusionReason.NotEligible => $"{name} does not take part in the programme at the moment.",
        ExclusionReason.NotAvailableToYou => $"{name} is not available to you.",
        ExclusionReason.LineManagerOrReport => $"{name} is your line manager or your report. The programme pairs people who do not report to each other.",
        ExclusionReason.LiveRelationship => $"You already have an open request or relationship with {name}.",
        ExclusionReason.MustHaveNotMet when why.MustHave is { } must => $"{name} does not meet your must-have {Name(must).ToLowerInvariant()}: {Wanted(criteria, must, taxonomy)}.",
        _ => $"{name} meets none of your criteria.",
    };

    private static string Few(IReadOnlyList<string> names, Criterion criterion) => names.Count switch
    {
        0 => Name(criterion),
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => $"{names[0]}, {names[1]} and {names.Count - 2} more",
    };
}
