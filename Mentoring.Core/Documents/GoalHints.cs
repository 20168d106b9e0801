using System.Collections.Frozen;

namespace Mentoring.Core.Documents;

/// <summary>Something that is still vague in a goal; advice, never an obstacle.</summary>
/// <param name="Field">The field it stands beside.</param>
/// <param name="Sentence">What to do about it.</param>
/// <param name="Why">What that is good for.</param>
public sealed record GoalHint(string Field, string Sentence, string Why);

/// <summary>What is still vague in a SMART goal, by plain rules (spec §8). A text nobody has begun gets no hint: its prompt asks already.</summary>
public static class GoalHints
{
    private const int FewWords = 5;

    /// <summary>Words that need at least this many after them to say of what.</summary>
    private const int WordsThatSayWhat = 3;

    private static readonly FrozenSet<string> Vague = Set(
        "better", "more", "improve", "improved", "improving", "enhance", "develop", "grow", "increase", "stronger", "good", "success", "successful", "effective", "effectively");

    private static readonly FrozenSet<string> Counts = Set(
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "half", "all", "none", "once", "twice", "every", "each", "daily", "weekly", "monthly", "first", "zero", "double");

    private static readonly FrozenSet<string> Steps = Set("first", "start", "starting", "begin", "beginning", "step", "steps", "next", "then", "tomorrow", "today", "already", "monday");

    private static readonly FrozenSet<string> Reasons = Set(
        "because", "so", "since", "why", "matters", "matter", "reason", "want", "need", "needs", "leads", "lets", "allows", "helps", "otherwise", "order", "important", "purpose");

    private static readonly FrozenSet<string> Times = Set(
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn", "winter", "christmas", "easter",
        "day", "days", "week", "weeks", "weekly", "month", "months", "monthly", "quarter", "year", "years", "monday", "tuesday", "wednesday", "thursday", "friday", "tomorrow", "end");

    /// <summary>The hints, in the order of the fields.</summary>
    /// <param name="goal">What is written.</param>
    /// <param name="today">The reader's day.</param>
    public static IReadOnlyList<GoalHint> Of(DocumentState goal, DateOnly today) =>
        [.. Specific(goal), .. Measurable(goal), .. Attainable(goal), .. Relevant(goal), .. TimeBased(goal), .. Due(goal, today)];

    /// <summary>The first vague word that does not say of what; null when there is none.</summary>
    internal static string? VagueWord(string text)
    {
        foreach (var clause in text.Split(['.', ',', ';', ':', '\n', '!', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words(clause);
            var at = words.FindIndex(Vague.Contains);
            if (at >= 0 && words.Count - at - 1 < WordsThatSayWhat && !clause.Any(char.IsDigit))
                return words[at];
        }

        return null;
    }

    private static IEnumerable<GoalHint> Specific(DocumentState goal)
    {
        var text = goal.Text(Goal.Specific);
        if (text.Trim().Length == 0)
            yield break;
        if (Words(text).Count < FewWords)
            yield return new(Goal.Specific, "Say a little more: what exactly, where, and with whom?", "Of a few words each of you two pictures something else.");
        if (VagueWord(text) is { } vague)
            yield return new(Goal.Specific, $"“{vague}” can mean many things. What will be different?", "What you can picture is what you can tell you have reached.");
    }

    private static IEnumerable<GoalHint> Measurable(DocumentState goal)
    {
        var (start, target) = (FieldValues.Number(goal.Value(Goal.Start)) ?? 0, FieldValues.Number(goal.Value(Goal.Target)));
        if (target is null && goal.Text(Goal.Measurable) is var text && text.Trim().Length > 0 && !text.Any(char.IsDigit) && !Words(text).Exists(Counts.Contains))
            yield return new(Goal.Measurable, "Add a number, or set a target beside it.", "A number lets both of you see it move, and know when you are there.");
        if (target == start)
            yield return new(Goal.Target, "Start and target are the same.", "There is no way between them to measure.");
    }

    private static IEnumerable<GoalHint> Attainable(DocumentState goal)
    {
        if (goal.Text(Goal.Attainable) is var text && text.Trim().Length > 0 && goal.Items(Goal.Milestones).Count == 0 && !Words(text).Exists(Steps.Contains))
            yield return new(Goal.Attainable, "What is the first step? Write it here, or add a milestone.", "A goal whose first step is clear gets begun.");
    }

    private static IEnumerable<GoalHint> Relevant(DocumentState goal)
    {
        if (goal.Text(Goal.Relevant) is var text && text.Trim().Length > 0 && !Words(text).Exists(Reasons.Contains))
            yield return new(Goal.Relevant, "Say why it matters to you now.", "The reason is what carries you when it gets hard.");
    }

    private static IEnumerable<GoalHint> TimeBased(DocumentState goal)
    {
        if (goal.Text(Goal.TimeBased) is var text && text.Trim().Length > 0 && goal.Value(Goal.Due) is null && !text.Any(char.IsDigit) && !Words(text).Exists(Times.Contains))
            yield return new(Goal.TimeBased, "Name a day, a month or a season.", "“Soon” moves on with you; a date stays where it is.");
    }

    private static IEnumerable<GoalHint> Due(DocumentState goal, DateOnly today)
    {
        if (Goal.StatusOf(goal) is GoalStatus.Reached or GoalStatus.Dropped)
            yield break;
        if (FieldValues.Date(goal.Value(Goal.Due)) is not { } due)
        {
            if (goal.Shape.Texts.Any(t => goal.Text(t.Name).Trim().Length > 0))
                yield return new(Goal.Due, "Choose a due date.", "It can move later; without one there is nothing to plan back from.");
        }
        else if (due < today)
        {
            yield return new(Goal.Due, "This day has passed. Choose a new one, or say how it ended.", "A date that is right again is worth more than one that was right once.");
        }
    }

    private static List<string> Words(string text) =>
        [.. text.Split([' ', '\n', '\t', ',', '.', ';', ':', '!', '?', '(', ')', '"', '“', '”', '/', '–', '—'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant())];

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
