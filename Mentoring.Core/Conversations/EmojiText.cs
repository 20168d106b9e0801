using System.Globalization;
using System.Text;

namespace Mentoring.Core.Conversations;

/// <summary>Tells messages that are nothing but a few emoji, which screens draw larger.</summary>
public static class EmojiText
{
    /// <summary>The most emoji that are still drawn larger.</summary>
    public const int Most = 6;

    private const char AsPicture = '\uFE0F';
    private const char AsText = '\uFE0E';

    /// <summary>Whether the text is one to <see cref="Most"/> emoji and nothing else; families, flags and skin tones count as one.</summary>
    public static bool IsOnlyEmoji(string text)
    {
        var count = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (string.IsNullOrWhiteSpace(element))
                continue;
            if (++count > Most || !IsEmoji(element))
                return false;
        }

        return count > 0;
    }

    private static bool IsEmoji(string element) =>
        !element.Contains(AsText, StringComparison.Ordinal)
        && (element.Contains(AsPicture, StringComparison.Ordinal)
            || (Rune.GetRuneAt(element, 0).Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or 0x231A or 0x231B or (>= 0x23E9 and <= 0x23FA) or 0x2B50 or 0x2B55));
}
