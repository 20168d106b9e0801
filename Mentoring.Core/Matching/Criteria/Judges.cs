using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>What the criteria of one search look things up in.</summary>
internal sealed record Surroundings(Side Side, Lexicons Lexicons, Taxonomy Taxonomy, SkillNames SkillNames, string Zone, DateOnly On);

/// <summary>Makes the active criteria of a search, in their order.</summary>
internal static class Judges
{
    public static CriterionJudge[] Of(SearchCriteria criteria, CriterionWeights weights, Surroundings around)
    {
        var words = Words.Of(criteria.Text.Query);
        var active = Enum.GetValues<Criterion>().Where(c => LevelOf(criteria, c, words) != Level.Off).ToArray();
        return [.. active.Select(c => Make(DemandOf(c, LevelOf(criteria, c, words), criteria, weights), criteria, words, around, active.Length == 1))];
    }

    private static Demand DemandOf(Criterion criterion, Level level, SearchCriteria criteria, CriterionWeights weights) =>
        new(criterion, criteria.ExactMatch || level == Level.MustHave, weights[criterion], criteria.MattersMost == criterion ? 2 : 1);

    /// <summary>A criterion that asks for nothing is off, whatever its level.</summary>
    private static Level LevelOf(SearchCriteria criteria, Criterion criterion, IReadOnlyList<string> words) => criterion switch
    {
        Criterion.Areas => Asked(criteria.Areas.Level, criteria.Areas.Values.Count > 0),
        Criterion.Skills => Asked(criteria.Skills.Level, criteria.Skills.Values.Count > 0),
        Criterion.Industry => Asked(criteria.Industries.Level, criteria.Industries.Values.Count > 0),
        Criterion.CareerStage => Asked(criteria.CareerStage.Level, criteria.CareerStage.AtLeast is not null),
        Criterion.Location => Asked(criteria.Location.Level, criteria.Location.Country.Length + criteria.Location.Region.Length > 0),
        Criterion.Language => Asked(criteria.Languages.Level, criteria.Languages.Values.Count > 0),
        Criterion.Format => Asked(criteria.Formats.Level, criteria.Formats.Values != MeetingFormats.None),
        Criterion.TimeZone => criteria.TimeZone,
        Criterion.Text => Asked(criteria.Text.Level, words.Count > 0),
        _ => Level.Off,
    };

    private static Level Asked(Level level, bool anything) => anything ? level : Level.Off;

    private static CriterionJudge Make(Demand demand, SearchCriteria criteria, IReadOnlyList<string> words, Surroundings around, bool alone) => demand.Criterion switch
    {
        Criterion.Areas => new AreasCriterion(demand, criteria, around.Lexicons, around.Taxonomy),
        Criterion.Skills => new SkillsCriterion(demand, criteria, around.Lexicons, around.Taxonomy),
        Criterion.Industry => new IndustryCriterion(demand, criteria, around.Lexicons, around.Taxonomy),
        Criterion.CareerStage => new CareerStageCriterion(demand, criteria, around.Lexicons, around.Taxonomy),
        Criterion.Location => new LocationCriterion(demand, criteria, around.Lexicons),
        Criterion.Language => new LanguageCriterion(demand, criteria, around.Lexicons, around.Taxonomy),
        Criterion.Format => new FormatCriterion(demand, criteria),
        Criterion.TimeZone => new TimeZoneCriterion(demand, around.Zone, around.Lexicons, around.On),
        _ => new TextCriterion(demand, words, around.Side, around.Lexicons, around.SkillNames, alone),
    };
}
