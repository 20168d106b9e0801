using System.Diagnostics;
using Mentoring.Core.Documents;
using static Mentoring.Tests.Benchmarks.Documents.DocumentBench;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>What one core does with single-character edits of a text of a thousand characters.</summary>
internal static class CorePart
{
    private const int Length = 1000;
    private const int Pairs = 4096;
    private const int Times = 400_000;
    private const int Rounds = 7;

    private static readonly string Text = new('x', Length);
    private static readonly TextEdit[] First = Edits(1, Length);
    private static readonly TextEdit[] Second = Edits(2, Length);
    private static readonly string[] AfterFirst = Array.ConvertAll(First, e => e.Apply(Text));
    private static readonly TextEdit[] Next = Array.ConvertAll(First, e => TextEdit.Replace(e.TargetLength, e.TargetLength / 2, 0, "z"));
    private static readonly EditText[] Operations = Array.ConvertAll(First, e => new EditText(Goal.Specific, e));

    public static Task RunAsync()
    {
        var wire = Array.ConvertAll(Operations, o => o.ToJson());
        var since = Since();
        Say($"## Operations a second\n\nOne core, single-character edits of a text of {Length:N0} characters, median of {Rounds} rounds.\n\n| what | a second |\n| --- | --- |");
        Row("transform over one edit, and apply", i => TextEdit.Transform(First[i], Second[i]).Second.Apply(AfterFirst[i]).Length);
        Row("transform", i => TextEdit.Transform(First[i], Second[i]).Second.TargetLength);
        Row("apply", i => First[i].Apply(Text).Length);
        Row("compose two", i => First[i].Compose(Next[i]).TargetLength);
        Row("operation over ten that came since", i => Operations[i].Rebase(since) is EditText e ? e.Edit.TargetLength : 0);
        Row("operation from its JSON", i => DocumentOperation.Parse(wire[i]).Succeeded ? 1 : 0);
        Row("operation to its JSON", i => Operations[i].ToJson().Length);
        Row("operation on a document", OnADocument());
        Say($"");
        return Task.CompletedTask;
    }

    /// <summary>Ten edits of others, one after the other.</summary>
    private static List<DocumentOperation> Since()
    {
        var since = new List<DocumentOperation>();
        for (var length = Length; since.Count < 10; length = ((EditText)since[^1]).Edit.TargetLength)
            since.Add(new EditText(Goal.Specific, Edits(since.Count, length)[0]));
        return since;
    }

    /// <summary>Every edit and then its inverse, so that the text keeps its length.</summary>
    private static Func<int, int> OnADocument()
    {
        var state = new DocumentState(DocumentKind.Goal);
        state.Apply(new EditText(Goal.Specific, TextEdit.Replace(0, 0, 0, Text)));
        var back = Array.ConvertAll(Operations, o => o with { Edit = o.Edit.Invert(Text) });
        return i => state.Apply(i % 2 == 0 ? Operations[i / 2] : back[i / 2]).Succeeded ? 1 : throw new InvalidOperationException("It was refused.");
    }

    private static void Row(string what, Func<int, int> run)
    {
        var rates = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            long sum = 0;
            for (var i = 0; i < Times; i++)
                sum += run(i % Pairs);
            var rate = Times / Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (round > 0 && sum > 0)
                rates.Add(rate);
        }

        Say($"| {what} | {Median(rates):N0} |");
    }

    private static TextEdit[] Edits(int seed, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Pairs).Select(_ => random.Next(4) == 0
            ? TextEdit.Replace(length, random.Next(length), 1, string.Empty)
            : TextEdit.Replace(length, random.Next(length + 1), 0, "y"))];
    }
}
