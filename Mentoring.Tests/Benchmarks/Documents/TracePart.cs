using System.Diagnostics;
using Mentoring.Core.Documents;
using static Mentoring.Tests.Benchmarks.Documents.DocumentBench;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>A long time of writing, replayed from its edits to its text: here and in Yjs, in turns.</summary>
internal static class TracePart
{
    private const int Strokes = 260_000;
    private const int Rounds = 9;

    public static async Task RunAsync()
    {
        var trace = new EditingTrace(1, Strokes);
        var edits = trace.Edits();
        using var yjs = await YjsReplay.StartAsync(trace);
        Say($"## An editing trace\n\n{edits.Length:N0} single-character edits, {trace.Strokes.Count(s => s.Remove > 0):N0} of them deletions; {trace.Text.Length:N0} characters in the end.\n");
        Say($"| round | here, ms | {YjsReplay.Package}, ms | ratio |\n| --- | --- | --- | --- |");
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var first = round % 2 == 0 ? Here(edits, trace.Text) : 0;
            var (other, text) = await yjs.RunAsync();
            Same(trace.Text, text, YjsReplay.Package);
            var here = round % 2 == 0 ? first : Here(edits, trace.Text);
            // The first round is for warming up
            if (round == 0)
                continue;
            ours.Add(here);
            theirs.Add(other);
            Say($"| {round} | {here:0.0} | {other:0.0} | {other / here:0.0} |");
        }

        Say($"\nMedian: {Median(ours):0.0} ms here, {Median(theirs):0.0} ms there, ratio {Median(ours.Zip(theirs, (a, b) => b / a)):0.0}. Both texts are the same, letter by letter, in every round.\n");
    }

    private static double Here(TextEdit[] edits, string expected)
    {
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        var buffer = new TextBuffer();
        foreach (var edit in edits)
        {
            if (!buffer.Apply(edit).Succeeded)
                throw new InvalidOperationException("An edit of the trace does not fit.");
        }

        var text = buffer.ToString();
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        Same(expected, text, "The buffer");
        return took;
    }

    private static void Same(string expected, string text, string who)
    {
        if (!string.Equals(expected, text, StringComparison.Ordinal))
            throw new InvalidOperationException($"{who} ends in another text from letter {expected.AsSpan().CommonPrefixLength(text)} on.");
    }
}
