using System.Text;

namespace Mentoring.Core.Documents;

/// <summary>Which characters a shared text may hold, and where one ends.</summary>
internal static class TextCharacters
{
    /// <summary>Whether a place lies within a character that is made of two.</summary>
    public static bool Splits(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);

    /// <summary>What is wrong with a text to insert (half a character, a control character but tab and line break); null when nothing is.</summary>
    public static string? Fault(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsSurrogate(letter) || (char.IsControl(letter) && letter is not '\n' and not '\t'))
                return FaultOfRunes(text);
        }

        return null;
    }

    private static string? FaultOfRunes(ReadOnlySpan<char> text)
    {
        for (; text.Length > 0; text = text[Length(text)..])
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out _) != System.Buffers.OperationStatus.Done)
                return "half a character";
            if (Rune.IsControl(rune) && rune.Value is not '\n' and not '\t')
                return "a control character";
        }

        return null;
    }

    private static int Length(ReadOnlySpan<char> text) => char.IsHighSurrogate(text[0]) ? 2 : 1;
}
