using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>One of the five texts of a goal, as it is drawn.</summary>
/// <param name="Name">Its field in the document.</param>
/// <param name="Prompt">What to write there.</param>
/// <param name="Example">What stands there while it is empty.</param>
public sealed record GoalField(string Name, string Label, string Prompt, string Example)
{
    public static IReadOnlyList<GoalField> All { get; } =
    [
        new(Goal.Specific, "Specific", "What exactly will be different, where, and who has a part in it?", "For instance: lead the closing meeting of two audits from start to end"),
        new(Goal.Measurable, "Measurable", "How will both of you see that it is done? A number, or something you can show.", "For instance: two meetings led, and the client’s written feedback"),
        new(Goal.Attainable, "Attainable", "What do you have, what is missing, and what is the first step?", "For instance: first ask my manager for a small client in March"),
        new(Goal.Relevant, "Relevant", "Why does it matter to you, and why now?", "For instance: because managers are chosen by how they lead the room"),
        new(Goal.TimeBased, "Time-based", "By when, and what has to happen on the way?", "For instance: the first by the end of March, the second before the summer"),
    ];
}
