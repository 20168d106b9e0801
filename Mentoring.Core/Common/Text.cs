using System.Text;

namespace Mentoring.Core.Common;

/// <summary>What every stored text goes through on its way in.</summary>
public static class Text
{
    /// <summary>
    /// Trimmed, line breaks as \n, control characters (but tab and line break) removed, halves of characters
    /// (lone surrogates, which PostgreSQL refuses) replaced; null or blank becomes empty.
    /// </summary>
    public static string Clean(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? string.Empty
            : string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => !Rune.IsControl(r) || r.Value is '\n' or '\t')).Trim();

    /// <summary>At most so many characters from the beginning; one that is made of two is not cut in half.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>As <see cref="Clean"/>, on one line.</summary>
    public static string CleanLine(string? text) => string.Join(' ', Clean(text).Split(['\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
}
