using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>One of the five steps of a G-STAR conversation, as it is drawn.</summary>
/// <param name="Field">Its text in the document, or the list of actions.</param>
/// <param name="Question">What it asks (spec §8).</param>
/// <param name="Helpers">What a mentor may ask when the talk does not get going.</param>
public sealed record GStarStep(string Field, string Heading, string Question, IReadOnlyList<string> Helpers)
{
    /// <summary>In the order of a conversation.</summary>
    public static IReadOnlyList<GStarStep> All { get; } =
    [
        new(GStar.Goals, "Goals", "What are your goals?",
            ["What would you like to be different in six months?", "Why does it matter to you now?", "How would somebody else notice that you got there?"]),
        new(GStar.Situation, "Situation", "What situation are you facing?",
            ["What happens, and what have you tried so far?", "Who else is part of it, and how do they see it?", "What is in your hands, and what is not?"]),
        new(GStar.Thinking, "Thinking", "What is your thinking at this time?",
            ["What do you take for granted that may not be so?", "What would you advise a friend in your place?", "Which way would you choose if nothing could go wrong?"]),
        new(GStar.Actions, "Actions", "What actions are you considering?",
            ["What is the smallest step that would teach you something?", "Who could help, and when will you ask them?", "What could stop you, and what will you do then?"]),
        new(GStar.Results, "Results", "What results will you achieve?",
            ["What will you have in your hands, and by when?", "How will the two of you know that it worked?", "What will you do differently from then on?"]),
    ];
}
