namespace Mentoring.Core.Documents;

/// <summary>Four lists of short notes: what is inside me, and what is outside.</summary>
public static class Swot
{
    public const string Strengths = "strengths";
    public const string Weaknesses = "weaknesses";
    public const string Opportunities = "opportunities";
    public const string Threats = "threats";

    /// <summary>The text of a note.</summary>
    public const string Words = "words";

    /// <summary>What became of a note that the mentor offered as an observation; nothing for a note of one's own.</summary>
    public const string Observation = "observation";

    public const string Offered = "offered";
    public const string Accepted = "accepted";
    public const string Declined = "declined";

    private const int MostNotes = 60;

    internal static DocumentShape Shape { get; } = new(
        [],
        [],
        [new(Strengths, MostNotes), new(Weaknesses, MostNotes), new(Opportunities, MostNotes), new(Threats, MostNotes)],
        [new(Words, 600)],
        [new(Observation, FieldType.Choice, Offered, Accepted, Declined)]);
}
