namespace Mentoring.Core.Documents;

/// <summary>How far a goal has come; any of them can follow any other.</summary>
public enum GoalStatus
{
    /// <summary>Nobody has begun.</summary>
    Planned,

    /// <summary>Being worked on.</summary>
    UnderWay,

    /// <summary>It is done.</summary>
    Reached,

    /// <summary>Given up, for good or bad reasons.</summary>
    Dropped,
}

/// <summary>A SMART goal: its texts, a measure with start, target and current value, a due date, a status, and milestones.</summary>
public static class Goal
{
    public const string Specific = "specific";
    public const string Measurable = "measurable";
    public const string Attainable = "attainable";
    public const string Relevant = "relevant";
    public const string TimeBased = "timeBased";

    /// <summary>What the measure counts, for instance "interviews".</summary>
    public const string Unit = "unit";

    public const string Start = "start";
    public const string Target = "target";
    public const string Current = "current";
    public const string Due = "due";
    public const string Status = "status";

    /// <summary>The list of milestones.</summary>
    public const string Milestones = "milestones";

    /// <summary>The text of a milestone.</summary>
    public const string Words = "words";

    /// <summary>What was noted when a milestone was ticked off.</summary>
    public const string Note = "note";

    public const string Done = "done";
    public const string DoneOn = "doneOn";

    private const int MostText = 10_000;

    private static readonly string[] StatusWords = ["planned", "underWay", "reached", "dropped"];

    internal static DocumentShape Shape { get; } = new(
        [new(Specific, MostText), new(Measurable, MostText), new(Attainable, MostText), new(Relevant, MostText), new(TimeBased, MostText), new(Unit, 40, OneLine: true)],
        [
            new(Start, FieldType.Number), new(Target, FieldType.Number), new(Current, FieldType.Number),
            new(Due, FieldType.Date), new(Status, FieldType.Choice, StatusWords),
        ],
        [new(Milestones, 60)],
        [new(Words, 600), new(Note, 2000)],
        [new(Due, FieldType.Date), new(Done, FieldType.Flag), new(DoneOn, FieldType.Date)]);

    /// <summary>The word that stands for a status in <see cref="Status"/>.</summary>
    public static string Word(GoalStatus status) => StatusWords[(int)status];

    /// <summary>The status of a goal; planned while nobody has set it.</summary>
    public static GoalStatus StatusOf(DocumentState goal) => (GoalStatus)Math.Max(0, Array.IndexOf(StatusWords, goal.Value(Status)));

    /// <summary>How much is done, in percent: by the measure where there is one, else by milestones; null where neither says anything.</summary>
    public static int? ProgressOf(DocumentState goal)
    {
        if (StatusOf(goal) is GoalStatus.Reached)
            return 100;
        if (FieldValues.Number(goal.Value(Target)) is { } target && FieldValues.Number(goal.Value(Current)) is { } current)
        {
            var start = FieldValues.Number(goal.Value(Start)) ?? 0;
            return start == target ? null : (int)Math.Clamp((current - start) / (target - start) * 100, 0, 100);
        }

        var milestones = goal.Items(Milestones);
        return milestones.Count == 0 ? null : milestones.Count(m => FieldValues.Flag(m.Value(Done))) * 100 / milestones.Count;
    }
}
