using System.Globalization;
using System.Text;

namespace Mentoring.Core.Matching;

/// <summary>How texts become words (matching.md): runs of letters or digits, case and diacritics ignored.</summary>
public static class Words
{
    /// <summary>The words of a text, folded, in their order, doubles kept.</summary>
    public static IReadOnlyList<string> Of(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words of a text with single or more spaces between: lower case, without diacritics.</summary>
    public static string Fold(string text) => Ascii.IsValid(text) ? string.Create(text.Length, text, FoldAscii) : FoldAny(text);

    private static void FoldAscii(Span<char> folded, string text)
    {
        for (var i = 0; i < folded.Length; i++)
            folded[i] = char.IsAsciiLetterOrDigit(text[i]) ? char.ToLowerInvariant(text[i]) : ' ';
    }

    private static string FoldAny(string text)
    {
        var whole = text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? string.Concat(text.EnumerateRunes()) : text;
        var folded = new StringBuilder(text.Length + 8);
        foreach (var rune in whole.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                Append(folded, Rune.ToLowerInvariant(rune));
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        var plain = rune.Value switch
        {
            'ø' => "o",
            'đ' => "d",
            'ł' => "l",
            'ħ' => "h",
            'ı' => "i",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            _ when Rune.IsLetterOrDigit(rune) => null,
            _ => " ",
        };
        if (plain is null)
            folded.Append(rune.ToString());
        else
            folded.Append(plain);
    }
}
