using System.Text.RegularExpressions;

namespace Mentoring.Web.Mail;

/// <summary>A piece of plain text: a web address, or what stands between two.</summary>
public sealed record TextPiece(string Text, bool IsLink);

/// <summary>Finds web addresses in plain text.</summary>
public static partial class Links
{
    public static IEnumerable<TextPiece> Split(string text)
    {
        var from = 0;
        foreach (Match match in Address().Matches(text))
        {
            if (match.Index > from)
                yield return new TextPiece(text[from..match.Index], false);
            yield return new TextPiece(match.Value, true);
            from = match.Index + match.Length;
        }

        if (from < text.Length)
            yield return new TextPiece(text[from..], false);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)']", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
