using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Find;

/// <summary>What the controls of the criteria do to a search. Every change starts again at the first page.</summary>
public static class CriteriaEdits
{
    public static IReadOnlyList<Criterion> All { get; } = Enum.GetValues<Criterion>();

    /// <summary>The level as set, whether or not anything is chosen.</summary>
    public static Level LevelOf(this SearchCriteria criteria, Criterion criterion) => criterion switch
    {
        Criterion.Areas => criteria.Areas.Level,
        Criterion.Skills => criteria.Skills.Level,
        Criterion.Industry => criteria.Industries.Level,
        Criterion.CareerStage => criteria.CareerStage.Level,
        Criterion.Location => criteria.Location.Level,
        Criterion.Language => criteria.Languages.Level,
        Criterion.Format => criteria.Formats.Level,
        Criterion.TimeZone => criteria.TimeZone,
        _ => criteria.Text.Level,
    };

    /// <summary>Whether a criterion counts: it has a level, and something is chosen.</summary>
    public static bool IsActive(this SearchCriteria criteria, Criterion criterion) => criteria.LevelOf(criterion) != Level.Off && criteria.IsChosen(criterion);

    /// <summary>Whether a criterion says what it wants; shared hours need no choice.</summary>
    public static bool IsChosen(this SearchCriteria criteria, Criterion criterion) => criterion switch
    {
        Criterion.Areas => criteria.Areas.Values.Count > 0,
        Criterion.Skills => criteria.Skills.Values.Count > 0,
        Criterion.Industry => criteria.Industries.Values.Count > 0,
        Criterion.CareerStage => criteria.CareerStage.AtLeast is not null,
        Criterion.Location => criteria.Location.Country.Length + criteria.Location.Region.Length > 0,
        Criterion.Language => criteria.Languages.Values.Count > 0,
        Criterion.Format => criteria.Formats.Values != MeetingFormats.None,
        Criterion.TimeZone => true,
        _ => criteria.Text.Query.Any(char.IsLetterOrDigit),
    };

    public static int ActiveCount(this SearchCriteria criteria) => All.Count(criteria.IsActive);

    public static SearchCriteria With(this SearchCriteria criteria, Criterion criterion, Level level) => (criterion switch
    {
        Criterion.Areas => criteria with { Areas = criteria.Areas with { Level = level } },
        Criterion.Skills => criteria with { Skills = criteria.Skills with { Level = level } },
        Criterion.Industry => criteria with { Industries = criteria.Industries with { Level = level } },
        Criterion.CareerStage => criteria with { CareerStage = criteria.CareerStage with { Level = level } },
        Criterion.Location => criteria with { Location = criteria.Location with { Level = level } },
        Criterion.Language => criteria with { Languages = criteria.Languages with { Level = level } },
        Criterion.Format => criteria with { Formats = criteria.Formats with { Level = level } },
        Criterion.TimeZone => criteria with { TimeZone = level },
        _ => criteria with { Text = criteria.Text with { Level = level } },
    }) with
    { Page = 1 };

    /// <summary>The entries wanted of one of the four criteria that go by them.</summary>
    public static WantedTerms Terms(this SearchCriteria criteria, Criterion criterion) => criterion switch
    {
        Criterion.Areas => criteria.Areas,
        Criterion.Skills => criteria.Skills,
        Criterion.Industry => criteria.Industries,
        _ => criteria.Languages,
    };

    public static SearchCriteria With(this SearchCriteria criteria, Criterion criterion, IEnumerable<TermId> values)
    {
        var wanted = new WantedTerms(Wake(criteria.Terms(criterion).Level), TermSet.Of(values));
        return (criterion switch
        {
            Criterion.Areas => criteria with { Areas = wanted },
            Criterion.Skills => criteria with { Skills = wanted },
            Criterion.Industry => criteria with { Industries = wanted },
            _ => criteria with { Languages = wanted },
        }) with
        { Page = 1 };
    }

    public static SearchCriteria WithStage(this SearchCriteria criteria, TermId? atLeast) =>
        criteria with { CareerStage = new(Wake(criteria.CareerStage.Level), atLeast), Page = 1 };

    public static SearchCriteria WithPlace(this SearchCriteria criteria, string country, string region) =>
        criteria with { Location = new(Wake(criteria.Location.Level), country, region), Page = 1 };

    public static SearchCriteria WithFormat(this SearchCriteria criteria, MeetingFormats format, bool wanted) => criteria with
    {
        Formats = new(Wake(criteria.Formats.Level), wanted ? criteria.Formats.Values | format : criteria.Formats.Values & ~format),
        Page = 1,
    };

    public static SearchCriteria WithText(this SearchCriteria criteria, string query) =>
        criteria with { Text = new(Wake(criteria.Text.Level), query), Page = 1 };

    /// <summary>Marks the criterion that matters most, or takes the mark away.</summary>
    public static SearchCriteria ToggleMost(this SearchCriteria criteria, Criterion criterion) =>
        criteria with { MattersMost = criteria.MattersMost == criterion ? null : criterion, Page = 1 };

    /// <summary>Choosing something that was off says that it is preferred.</summary>
    private static Level Wake(Level level) => level == Level.Off ? Level.Preferred : level;
}
