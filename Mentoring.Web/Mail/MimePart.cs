using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mentoring.Web.Mail;

/// <summary>Just enough of MIME to read back what <see cref="MimeLetter"/> writes: folded headers, encoded words, nested parts.</summary>
internal sealed partial class MimePart
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private string _body = string.Empty;

    private MimePart()
    {
    }

    /// <summary>The text of this part, decoded, its lines ended by \n.</summary>
    public string Content => Decoded.ReplaceLineEndings("\n");

    private string Decoded => Header("Content-Transfer-Encoding").ToUpperInvariant() switch
    {
        "BASE64" => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(_body.Split('\n', '\r', ' ')))),
        "QUOTED-PRINTABLE" => Unquote(SoftBreak().Replace(_body, string.Empty), '='),
        _ => _body,
    };

    public static MimePart Parse(string raw)
    {
        var part = new MimePart();
        var text = raw.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        part._body = end < 0 ? string.Empty : text[(end + 2)..];
        foreach (var line in Folding().Replace(head, " ").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                part._headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return part;
    }

    public string Header(string name) => EncodedWord().Replace(
        BetweenWords().Replace(_headers.GetValueOrDefault(name, string.Empty), "?==?"),
        m => m.Groups["kind"].Value is "B" or "b"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value))
            : Unquote(m.Groups["text"].Value.Replace('_', ' '), '='));

    /// <summary>The first part of that type, here or deeper; null when there is none.</summary>
    public MimePart? Find(string mediaType) =>
        Header("Content-Type").StartsWith(mediaType, StringComparison.OrdinalIgnoreCase)
            ? this
            : Parts().Select(p => p.Find(mediaType)).FirstOrDefault(p => p is not null);

    private IEnumerable<MimePart> Parts()
    {
        var boundary = Boundary().Match(Header("Content-Type"));
        return boundary.Success
            ? _body.Split("--" + boundary.Groups["mark"].Value)[1..^1].Select(p => Parse(p.TrimStart('\n')))
            : [];
    }

    private static string Unquote(string text, char mark)
    {
        List<byte> bytes = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == mark && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\n[ \t]+", RegexOptions.None, 1000)]
    private static partial Regex Folding();

    [GeneratedRegex(@"=[ \t]*\n", RegexOptions.None, 1000)]
    private static partial Regex SoftBreak();

    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.None, 1000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("boundary=\"?(?<mark>[^\";]+)\"?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boundary();
}
