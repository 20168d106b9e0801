using System.Text.RegularExpressions;

namespace Mentoring.Core.Conversations;

/// <summary>A stretch of plain text, or a link in it.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Link">An absolute http or https address; null for plain text.</param>
public sealed record TextPiece(string Text, Uri? Link);

/// <summary>Finds web addresses in plain text, so that a screen can draw them as links without ever taking text for markup.</summary>
public static class TextPieces
{
    private const string After = ".,;:!?'\"…”’»";

    private static readonly Regex Address = new(
        @"\bhttps?://[^\s<>\u200b\u202a-\u202e\u2066-\u2069]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>The text in pieces; together they are the text again.</summary>
    public static IReadOnlyList<TextPiece> Of(string text)
    {
        var pieces = new List<TextPiece>();
        var done = 0;
        foreach (var match in Address.EnumerateMatches(text))
        {
            var written = WithoutWhatFollows(text.AsSpan(match.Index, match.Length)).ToString();
            if (!Uri.TryCreate(written, UriKind.Absolute, out var link) || link.UserInfo.Length > 0 || link.Host.Length == 0)
                continue;
            if (match.Index > done)
                pieces.Add(new(text[done..match.Index], null));
            pieces.Add(new(written, link));
            done = match.Index + written.Length;
        }

        if (done < text.Length)
            pieces.Add(new(text[done..], null));
        return pieces;
    }

    /// <summary>A full stop after an address ends the sentence; a bracket that the address did not open closes the remark around it.</summary>
    private static ReadOnlySpan<char> WithoutWhatFollows(ReadOnlySpan<char> address)
    {
        while (address.Length > 0 && (After.Contains(address[^1], StringComparison.Ordinal) || ClosesNothing(address)))
            address = address[..^1];
        return address;
    }

    private static bool ClosesNothing(ReadOnlySpan<char> address) => address[^1] switch
    {
        ')' => address.Count(')') > address.Count('('),
        ']' => address.Count(']') > address.Count('['),
        _ => false,
    };
}
