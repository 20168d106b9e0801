using System.Text;
using System.Text.Encodings.Web;
using Mentoring.Core.Common;

namespace Mentoring.Web.Mail;

/// <summary>A mail before it has a form: who gets it, what about, its paragraphs and the one thing to do.</summary>
/// <param name="To">Address.</param>
/// <param name="Name">How the reader is greeted; empty when not known.</param>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain text.</param>
/// <param name="Action">Where to go next, or null.</param>
/// <param name="Ending">Said after the action: why they got it, what happens if they do nothing.</param>
public sealed record Letter(string To, string Name, string Subject, IReadOnlyList<string> Paragraphs, LetterAction? Action, IReadOnlyList<string> Ending)
{
    /// <summary>Readable as it is, with the link on a line of its own.</summary>
    public string ToText(string from)
    {
        var text = new StringBuilder();
        foreach (var paragraph in Before())
            text.Append(paragraph).Append("\r\n\r\n");
        if (Action is not null)
            text.Append(Action.Label).Append(":\r\n").Append(Action.Address).Append("\r\n\r\n");
        foreach (var paragraph in Ending)
            text.Append(paragraph).Append("\r\n\r\n");
        return text.Append("-- \r\n").Append(from).Append("\r\n").ToString();
    }

    /// <summary>The same in simple HTML; everything that came from people is encoded.</summary>
    public string ToHtml(string from)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>").Append(Encode(Subject)).Append("</title></head>\r\n")
            .Append("<body style=\"margin:0;padding:24px;background:#faf7f2;color:#23211e;font:16px/1.5 Arial,sans-serif\">\r\n<div style=\"max-width:560px;margin:auto\">\r\n");
        foreach (var paragraph in Before())
            html.Append(Paragraph(paragraph));
        if (Action is not null)
            html.Append("<p style=\"margin:24px 0\"><a href=\"").Append(Encode(Action.Address)).Append("\" style=\"background:#0f5f57;color:#fff;padding:12px 24px;border-radius:22px;text-decoration:none;font-weight:bold\">")
                .Append(Encode(Action.Label)).Append("</a></p>\r\n");
        foreach (var paragraph in Ending)
            html.Append(Paragraph(paragraph));
        return html.Append("<p style=\"color:#5f594f;font-size:14px\">").Append(Encode(from)).Append("</p>\r\n</div></body></html>\r\n").ToString();
    }

    private IEnumerable<string> Before() => Paragraphs.Prepend(Text.CleanLine(Name).Length == 0 ? "Hello," : $"Hello {Text.CleanLine(Name)},");

    private static string Paragraph(string text) => $"<p style=\"margin:0 0 16px\">{Encode(text).Replace("&#xA;", "<br>\r\n", StringComparison.Ordinal)}</p>\r\n";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text.ReplaceLineEndings("\n"));
}

/// <summary>The one link of a mail.</summary>
/// <param name="Label">A verb: "Confirm your address".</param>
/// <param name="Address">Whole, with https.</param>
public sealed record LetterAction(string Label, string Address);
