using System.Buffers;
using System.Globalization;
using System.Text;
using Mentoring.Core.Common;

namespace Mentoring.Web.Mail;

/// <summary>
/// A letter as it travels (RFC 5322 with MIME): the same letter under the same id is the same mail to the byte, apart from its date.
/// No value can begin a header of its own.
/// </summary>
internal static class MimeLetter
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>\",;:()[]\\ ");

    /// <summary>All headers and both parts, in ASCII.</summary>
    /// <param name="letter">What to send.</param>
    /// <param name="id">Made into the Message-ID.</param>
    /// <param name="settings">Who sends.</param>
    /// <param name="now">The date it carries.</param>
    public static byte[] Write(Letter letter, Guid id, MailSettings settings, DateTime now)
    {
        var mark = $"=_{id:N}";
        var mail = new StringBuilder();
        foreach (var (name, value) in Headers(letter, id, settings, now).Append(("Content-Type", $"multipart/alternative; boundary=\"{mark}\"")))
            mail.Append(name).Append(": ").Append(value).Append("\r\n");
        mail.Append(Part(mark, "text/plain", LetterText.Of(letter, settings.FromName))).Append(Part(mark, "text/html", LetterHtml.Of(letter, settings.FromName)));
        return Encoding.ASCII.GetBytes(mail.Append("\r\n--").Append(mark).Append("--\r\n").ToString());
    }

    /// <summary>An address as it travels, its domain in the letters of the domain name system; null when mail cannot go there.</summary>
    public static string? Address(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at == address.Length - 1 || !Ascii.IsValid(address.AsSpan(0, at)) || address.Any(char.IsControl) || address.AsSpan().ContainsAny(Special) || address.LastIndexOf('@') != at)
            return null;
        try
        {
            return $"{address[..at]}@{new IdnMapping().GetAscii(address[(at + 1)..])}";
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Name, string Value)> Headers(Letter letter, Guid id, MailSettings settings, DateTime now)
    {
        var domain = MimeWords.Token(settings.From[(settings.From.LastIndexOf('@') + 1)..]);
        yield return ("From", $"{MimeWords.Phrase(settings.FromName)} <{MimeWords.Token(Address(settings.From) ?? settings.From)}>");
        yield return ("To", MimeWords.Token(Address(letter.To) ?? string.Empty));
        yield return ("Subject", MimeWords.Words(Text.CleanLine(letter.Subject)));
        yield return ("Date", now.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        yield return ("Message-ID", $"<{id:N}@{domain}>");
        if (letter.Thread is { Length: > 0 } thread)
        {
            yield return ("In-Reply-To", $"<thread-{MimeWords.Token(thread)}@{domain}>");
            yield return ("References", $"<thread-{MimeWords.Token(thread)}@{domain}>");
        }

        if (letter.Unsubscribe is { Length: > 0 } unsubscribe)
        {
            yield return ("List-Unsubscribe", $"<{MimeWords.Token(unsubscribe)}>");
            yield return ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        yield return ("Auto-Submitted", "auto-generated");
        yield return ("Content-Language", "en-GB");
        yield return ("MIME-Version", "1.0");
    }

    private static string Part(string mark, string mediaType, string content)
    {
        // Plain ASCII stays readable in the file; anything else travels quoted
        var plain = Ascii.IsValid(content) && content.Split("\r\n").All(l => l.Length < 900 && !l.StartsWith("--" + mark, StringComparison.Ordinal));
        var (coding, body) = plain ? ("7bit", content) : ("quoted-printable", MimeWords.Quoted(content));
        return $"\r\n--{mark}\r\nContent-Type: {mediaType}; charset=utf-8\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{body}";
    }
}
