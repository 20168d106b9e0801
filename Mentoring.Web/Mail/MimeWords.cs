using System.Globalization;
using System.Text;
using Mentoring.Core.Common;

namespace Mentoring.Web.Mail;

/// <summary>Any text in the ASCII of mails: encoded words in headers (RFC 2047), quoted-printable in parts (RFC 2045).</summary>
internal static class MimeWords
{
    /// <summary>What one encoded word holds, so that it stays below 76 characters.</summary>
    private const int WordBytes = 45;

    private const int LineLength = 75;

    /// <summary>A line of text as the value of a header.</summary>
    public static string Words(string line) =>
        line.Length <= 70 && Ascii.IsValid(line) && !line.Contains("=?", StringComparison.Ordinal) ? line : string.Join("\r\n ", Chunks(line).Select(Word));

    /// <summary>The name in front of an address.</summary>
    public static string Phrase(string name)
    {
        var line = Text.CleanLine(name);
        return line.Length <= 70 && line.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-') ? $"\"{line}\"" : string.Join("\r\n ", Chunks(line).Select(Word));
    }

    /// <summary>An address or an id; whatever could end it early is left out.</summary>
    public static string Token(string token) => string.Concat(token.Where(c => c is > ' ' and < '\u007f' and not ('<' or '>')));

    /// <summary>Quoted-printable, in lines of at most 76 characters.</summary>
    public static string Quoted(string text)
    {
        var coded = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Quote(coded, Encoding.UTF8.GetBytes(line));
            coded.Append("\r\n");
        }

        return coded.Remove(coded.Length - 2, 2).ToString();
    }

    private static void Quote(StringBuilder coded, byte[] line)
    {
        var length = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isLast = i == line.Length - 1;
            var piece = line[i] is (> 32 and < 127 and not (byte)'=') || (line[i] is 32 or 9 && !isLast)
                ? ((char)line[i]).ToString()
                : $"={line[i].ToString("X2", CultureInfo.InvariantCulture)}";
            if (length + piece.Length > LineLength)
            {
                coded.Append("=\r\n");
                length = 0;
            }

            coded.Append(piece);
            length += piece.Length;
        }
    }

    private static string Word(string chunk) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(chunk))}?=";

    /// <summary>Cut between characters, never inside one.</summary>
    private static IEnumerable<string> Chunks(string line)
    {
        var chunk = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > WordBytes)
            {
                yield return chunk.ToString();
                chunk.Clear();
                bytes = 0;
            }

            chunk.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        yield return chunk.ToString();
    }
}
