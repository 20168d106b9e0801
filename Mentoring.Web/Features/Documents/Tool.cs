using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>A kind of sheet, as the list of tools presents it.</summary>
/// <param name="Says">What it is.</param>
/// <param name="Invites">What stands there while there is none: when it helps, and how to begin.</param>
public sealed record Tool(DocumentKind Kind, string Heading, string Says, string Invites)
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new(DocumentKind.Swot, "SWOT", "Strengths, weaknesses, opportunities and threats, on one board.",
            "Good early on, to see what there is to build on and what stands in the way. Begin with one note in each of the four parts; any of them can become a goal later."),
        new(DocumentKind.GStar, "G-STAR", "A structure for one conversation: goals, situation, thinking, actions, results.",
            "Good when one question takes up the whole talk. Five short texts lead from what you want to what will come of it, and each action gets somebody to do it and a day."),
        new(DocumentKind.Goal, "Goals", "What you want to reach, how you will see that you did, and the steps to it.",
            "Good as soon as one thing is worth reaching. Write it down however rough: the page shows what is still vague, and how far you have come."),
    ];
}
