using System.Text;
using System.Text.Encodings.Web;
using Mentoring.Core.Common;

namespace Mentoring.Web.Mail;

/// <summary>A letter as simple HTML for mail programs, in light and dark; everything that came from people is encoded.</summary>
internal static class LetterHtml
{
    private const string Head = """
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <style>:root{color-scheme:light dark} @media (prefers-color-scheme:dark){.page{background:#1b1a18!important;color:#f0ece5!important} .soft,.soft a{color:#b9b2a6!important} .link{color:#7fd0c4!important} .quote{border-color:#7fd0c4!important}}</style>
        """;

    private const string Body = "margin:0;padding:0;background:#faf7f2;color:#23211e;font:16px/1.5 Arial,Helvetica,sans-serif";
    private const string Link = "color:#0f5f57";
    private const string Button = "display:inline-block;background:#0f5f57;color:#ffffff;padding:12px 24px;border-radius:22px;text-decoration:none;font-weight:bold";
    private const string Hidden = "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all";
    private const string Soft = "margin:0 0 8px;color:#5f594f;font-size:14px";

    /// <summary>Keeps what follows the preheader out of the list of mails.</summary>
    private static readonly string Padding = string.Concat(Enumerable.Repeat("&#847;&zwnj;&nbsp;", 40));

    /// <summary>The whole page.</summary>
    /// <param name="letter">What to say.</param>
    /// <param name="from">Who signs.</param>
    public static string Of(Letter letter, string from)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n").Append(Head).Append("\n<title>").Append(Line(letter.Subject)).Append("</title>\n</head>\n")
            .Append($"<body class=\"page\" style=\"{Body}\">\n").Append(Preheader(letter.Preheader))
            .Append($"<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"{Body}\"><tr><td align=\"center\" style=\"padding:24px\">\n")
            .Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:560px\"><tr><td align=\"left\">\n");
        foreach (var paragraph in letter.Paragraphs.Prepend(LetterText.Greeting(letter)))
            html.Append(Paragraph(paragraph));
        html.Append(Quote(letter.Quote)).Append(Items(letter.Items)).Append(Actions(letter));
        foreach (var paragraph in letter.Ending)
            html.Append(Paragraph(paragraph));
        return html.Append($"<p class=\"soft\" style=\"{Soft};margin-top:32px\">").Append(Line(from)).Append("</p>\n").Append(Footer(letter))
            .Append("</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n").ToString().ReplaceLineEndings("\r\n");
    }

    private static string Preheader(string words) =>
        string.IsNullOrWhiteSpace(words) ? string.Empty : $"<div id=\"preheader\" style=\"{Hidden}\">{Line(words)}</div>\n<div style=\"{Hidden}\">{Padding}</div>\n";

    private static string Quote(string? quote) => string.IsNullOrWhiteSpace(quote)
        ? string.Empty
        : $"<blockquote class=\"quote\" style=\"margin:0 0 16px;padding:4px 16px;border-left:4px solid #0f5f57\">{Lines(quote)}</blockquote>\n";

    private static string Items(IReadOnlyList<LetterItem> items) => string.Concat(items.Select(item =>
        $"<p style=\"margin:0 0 16px\">{Anchor(item.Heading, item.Address, Link + ";font-weight:bold")}{(string.IsNullOrWhiteSpace(item.Line) ? string.Empty : $"<br>\n{Line(item.Line)}")}</p>\n"));

    private static string Actions(Letter letter)
    {
        var main = letter.Action is { } action
            ? $"<p style=\"margin:24px 0\"><a href=\"{Encode(action.Address)}\" style=\"{Button}\">{Line(action.Label)}</a></p>\n"
            : string.Empty;
        return main + string.Concat(letter.MoreActions.Select(more => $"<p style=\"margin:0 0 16px\">{Anchor(more.Label, more.Address, Link)}</p>\n"));
    }

    private static string Footer(Letter letter) => string.Concat(LetterText.FooterLinks(letter)
        .Select(l => $"<p class=\"soft\" style=\"{Soft}\"><a href=\"{Encode(l.Address)}\" style=\"color:#5f594f\">{Line(l.Label)}</a></p>\n"));

    private static string Anchor(string words, string address, string style) => $"<a class=\"link\" href=\"{Encode(address)}\" style=\"{style}\">{Line(words)}</a>";

    private static string Paragraph(string text) => string.IsNullOrWhiteSpace(text) ? string.Empty : $"<p style=\"margin:0 0 16px\">{Lines(text)}</p>\n";

    private static string Lines(string text) => Encode(Text.Clean(text)).Replace("&#xA;", "<br>\n", StringComparison.Ordinal);

    private static string Line(string text) => Encode(Text.CleanLine(text));

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
