using System.Text;
using Mentoring.Core.Common;

namespace Mentoring.Web.Mail;

/// <summary>A letter as plain text: readable as it is, every link on a line of its own.</summary>
internal static class LetterText
{
    private const string Break = "\r\n";

    /// <summary>The whole text, its lines ended by CR LF.</summary>
    /// <param name="letter">What to say.</param>
    /// <param name="from">Who signs.</param>
    public static string Of(Letter letter, string from)
    {
        var text = new StringBuilder();
        void Block(string? block)
        {
            if (!string.IsNullOrWhiteSpace(block))
                text.Append(block.Trim().ReplaceLineEndings(Break)).Append(Break).Append(Break);
        }

        Block(Greeting(letter));
        foreach (var paragraph in letter.Paragraphs)
            Block(paragraph);
        Block(Quoted(letter.Quote));
        foreach (var item in letter.Items)
            Block(string.Join('\n', new[] { item.Heading, item.Line, item.Address }.Select(Text.CleanLine).Where(l => l.Length > 0)));
        foreach (var action in Actions(letter))
            Block($"{Text.CleanLine(action.Label)}:\n{action.Address}");
        foreach (var paragraph in letter.Ending)
            Block(paragraph);
        return text.Append("-- ").Append(Break).Append(Text.CleanLine(from)).Append(Break).Append(Footer(letter)).ToString();
    }

    /// <summary>The first words, in both forms.</summary>
    public static string Greeting(Letter letter) => Text.CleanLine(letter.Name) is { Length: > 0 } name ? $"Hello {name}," : "Hello,";

    /// <summary>What the reader may do about mails like this one, in both forms.</summary>
    public static IEnumerable<LetterAction> FooterLinks(Letter letter)
    {
        if (letter.Manage is { } manage)
            yield return new LetterAction("Choose which mails you get", manage);
        if (letter.Unsubscribe is { } unsubscribe)
            yield return new LetterAction("Stop mails of this kind", unsubscribe);
    }

    private static IEnumerable<LetterAction> Actions(Letter letter) => letter.Action is null ? letter.MoreActions : letter.MoreActions.Prepend(letter.Action);

    private static string? Quoted(string? quote) =>
        string.IsNullOrWhiteSpace(quote) ? null : string.Join('\n', Text.Clean(quote).Split('\n').Select(line => $"> {line}"));

    private static string Footer(Letter letter) => string.Concat(FooterLinks(letter).Select(l => $"{l.Label}:{Break}{l.Address}{Break}"));
}
