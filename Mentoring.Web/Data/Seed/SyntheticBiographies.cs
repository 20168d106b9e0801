namespace Mentoring.Web.Data.Seed;

/// <summary>Biographies of two to four sentences, put together from parts.</summary>
internal static class SyntheticBiographies
{
    private static readonly string[] Starts =
    [
        "I work in {0}, at the moment on {1}.", "I came to {0} by accident and stayed for {1}.", "After a few years of {1} I know my way round {0}.",
        "My days in {0} are mostly {1}.", "I have been in {0} since I left university; {1} found me there.", "{0} is my second career, and {1} is what carried over.",
    ];

    private static readonly string[] Mentors =
    [
        "People come to me about {0}.", "What I can offer is an honest ear on {0}.", "I have helped colleagues with {0} and learned as much as they did.",
        "I was lucky with my own mentors and would like to pass on {0}.",
    ];

    private static readonly string[] Mentees =
    [
        "I am here to learn about {0}.", "I would like to get better at {0}.", "I am looking for somebody who has been through {0}.", "My next step has to do with {0}.",
    ];

    private static readonly string[] Middles =
    [
        "I changed sector twice, and lived.", "I lead a team of six, spread over three time zones.", "I sat my last exams with a baby on my lap.", "I spent four years abroad before coming home.",
        "I returned after a long break and remember how that felt.", "I have closed one business and started another.", "I chair the board of a small charity.", "I am the first in my family to do this work.",
    ];

    private static readonly string[] Ends =
    [
        "I prefer short, regular conversations.", "Happy to challenge and to listen.", "Best reached in the mornings;\nI read messages twice a day.", "Ask me anything, \"silly\" questions included.",
        "Walking meetings suit me best.", "I answer slowly and properly.", "Bring an agenda, or no agenda at all.", "Outside work I sing, badly, in a choir.",
    ];

    public static string Make(Dice dice, string industry, string skill, string area, bool mentor)
    {
        var sentences = new List<string> { Capital(string.Format(dice.Pick(Starts), industry.ToLowerInvariant(), skill)) };
        sentences.Add(string.Format(dice.Pick(mentor ? Mentors : Mentees), char.ToLowerInvariant(area[0]) + area[1..]));
        if (dice.Chance(0.5))
            sentences.Add(dice.Pick(Middles));
        if (dice.Chance(0.6))
            sentences.Add(dice.Pick(Ends));
        return string.Join(' ', sentences);
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
