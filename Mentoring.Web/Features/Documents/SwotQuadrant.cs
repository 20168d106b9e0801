using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>One of the four, as it is drawn.</summary>
/// <param name="List">Its list in the document.</param>
/// <param name="Where">Inside the person, or around them.</param>
/// <param name="Prompt">What stands there while it is empty.</param>
public sealed record SwotQuadrant(string List, string Heading, string Where, string Prompt)
{
    /// <summary>As the mentee sees them, whose board it is.</summary>
    public static IReadOnlyList<SwotQuadrant> Mine { get; } =
    [
        new(Swot.Strengths, "Strengths", "inside me", "What do you do well, and what do others come to you for?"),
        new(Swot.Weaknesses, "Weaknesses", "inside me", "What do you avoid, put off, or wish you did better?"),
        new(Swot.Opportunities, "Opportunities", "around me", "What is changing around you that you could make use of?"),
        new(Swot.Threats, "Threats", "around me", "What could get in the way, and what would it cost you?"),
    ];

    /// <summary>As the mentor sees those of a mentee.</summary>
    public static IReadOnlyList<SwotQuadrant> Of(string name) =>
    [
        new(Swot.Strengths, "Strengths", $"inside {name}", $"What does {name} do well, and what do others come to {name} for?"),
        new(Swot.Weaknesses, "Weaknesses", $"inside {name}", $"What does {name} avoid or put off, and what could go better?"),
        new(Swot.Opportunities, "Opportunities", $"around {name}", $"What is changing around {name} that {name} could make use of?"),
        new(Swot.Threats, "Threats", $"around {name}", $"What could get in {name}’s way, and what would it cost?"),
    ];
}
