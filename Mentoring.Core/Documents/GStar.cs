namespace Mentoring.Core.Documents;

/// <summary>Goals, Situation, Thinking, Actions, Results (Open University, after Lowbridge 2012): four texts, and actions with owner and date.</summary>
public static class GStar
{
    public const string Goals = "goals";
    public const string Situation = "situation";
    public const string Thinking = "thinking";
    public const string Results = "results";

    /// <summary>The list of actions.</summary>
    public const string Actions = "actions";

    /// <summary>The text of an action.</summary>
    public const string Words = "words";

    /// <summary>The member who does it.</summary>
    public const string Owner = "owner";

    public const string Due = "due";
    public const string Done = "done";

    private const int MostText = 10_000;

    internal static DocumentShape Shape { get; } = new(
        [new(Goals, MostText), new(Situation, MostText), new(Thinking, MostText), new(Results, MostText)],
        [],
        [new(Actions, 60)],
        [new(Words, 600)],
        [new(Owner, FieldType.Member), new(Due, FieldType.Date), new(Done, FieldType.Flag)]);
}
