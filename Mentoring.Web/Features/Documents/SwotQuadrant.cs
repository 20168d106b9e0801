using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>One of the four, as it is drawn.</summary>
/// <param name="List">Its list in the document.</param>
/// <param name="Where">Inside the person, or around them.</param>
/// <param name="Prompt">What stands there while it is empty.</param>
public sealed record SwotQuadrant(string List, string Heading, string Where, string Prompt)
{
    /// <summary>The four of a board.</summary>
    /// <param name="name">The mentee whose board it is, as their mentor sees it; null for the mentee.</param>
    public static IReadOnlyList<SwotQuadrant> Of(string? name)
    {
        var (who, does) = (name ?? "me", name is null ? "do you" : $"does {name}");
        return
        [
            new(Swot.Strengths, "Strengths", $"inside {who}", $"What {does} do well, and what do others come to {name ?? "you"} for?"),
            new(Swot.Weaknesses, "Weaknesses", $"inside {who}", $"What {does} avoid or put off, and what could go better?"),
            new(Swot.Opportunities, "Opportunities", $"around {who}", $"What is changing around {name ?? "you"} that {name ?? "you"} could make use of?"),
            new(Swot.Threats, "Threats", $"around {who}", $"What could get in {(name is null ? "your" : $"{name}’s")} way, and what would it cost?"),
        ];
    }
}
