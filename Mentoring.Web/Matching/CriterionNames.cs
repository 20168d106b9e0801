using Mentoring.Core.Matching;

namespace Mentoring.Web.Matching;

/// <summary>The words for criteria in files and addresses.</summary>
public static class CriterionNames
{
    public static (string Name, Criterion Value)[] All { get; } =
    [
        ("areas", Criterion.Areas), ("skills", Criterion.Skills), ("industry", Criterion.Industry), ("careerStage", Criterion.CareerStage), ("location", Criterion.Location),
        ("language", Criterion.Language), ("format", Criterion.Format), ("timeZone", Criterion.TimeZone), ("text", Criterion.Text),
    ];

    public static string Name(this Criterion criterion) => All[(int)criterion].Name;

    public static Criterion? Parse(string? name) => All.Where(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(c => (Criterion?)c.Value).FirstOrDefault();
}
