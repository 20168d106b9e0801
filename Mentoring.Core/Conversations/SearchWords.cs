using System.Globalization;
using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>What somebody looks for in their messages: words that must all be in a message, in any order, whatever their case.</summary>
public sealed class SearchWords
{
    /// <summary>The most characters that are looked at.</summary>
    public const int Length = 100;

    /// <summary>The most words; further ones are left out.</summary>
    public const int Most = 6;

    private const int Before = 40;
    private const int Around = 160;

    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    private SearchWords(IReadOnlyList<string> words) => Words = words;

    public IReadOnlyList<string> Words { get; }

    public bool Any => Words.Count > 0;

    /// <summary>The words of what was typed.</summary>
    public static SearchWords Of(string? text) =>
        new([.. Text.Cut(Text.CleanLine(text), Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)]);

    /// <summary>
    /// The forms in which a word is looked for in text that a database has lowered: one that lowers no letters but those of ASCII
    /// finds "École" and "ÉCOLE" by the second and the third.
    /// </summary>
    public static IReadOnlyList<string> Forms(string word)
    {
        var lower = word.ToLowerInvariant();
        return [.. new[] { lower, LowerAscii(char.ToUpperInvariant(lower[0]) + lower[1..]), LowerAscii(lower.ToUpperInvariant()) }.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The text around the first word found, in pieces, with the words marked.</summary>
    public IReadOnlyList<(string Text, bool Hit)> Snippet(string text)
    {
        var first = Hits(text).Select(h => (int?)h.Start).FirstOrDefault() ?? 0;
        var from = Start(text, Math.Max(0, first - Before));
        var to = from + Around >= text.Length ? text.Length : Start(text, from + Around);
        var pieces = new List<(string, bool)>();
        var done = from;
        foreach (var (start, end) in Hits(text).Where(h => h.Start >= from && h.End <= to))
        {
            if (start < done)
                continue;
            pieces.Add((text[done..start], false));
            pieces.Add((text[start..end], true));
            done = end;
        }

        pieces.Add((text[done..to], false));
        return [.. pieces.Prepend((from > 0 ? "…" : string.Empty, false)).Append((to < text.Length ? "…" : string.Empty, false)).Where(p => p.Item1.Length > 0)];
    }

    private IOrderedEnumerable<(int Start, int End)> Hits(string text) => Words.SelectMany(w => HitsOf(text, w)).OrderBy(h => h.Start).ThenByDescending(h => h.End);

    private static IEnumerable<(int Start, int End)> HitsOf(string text, string word)
    {
        for (var at = 0; at < text.Length;)
        {
            var found = Compare.IndexOf(text.AsSpan(at), word, CompareOptions.OrdinalIgnoreCase);
            if (found < 0)
                yield break;
            yield return (at + found, at + found + word.Length);
            at += found + word.Length;
        }
    }

    /// <summary>The beginning of a word at or after a place, so that neither a word nor a character is cut where that can be helped.</summary>
    private static int Start(string text, int at)
    {
        if (at == 0)
            return 0;
        var space = text.IndexOf(' ', at);
        if (space >= 0 && space - at < 20)
            return space + 1;
        return at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static string LowerAscii(string word) => string.Create(word.Length, word, (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
    });
}
