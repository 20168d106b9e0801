using System.Text;

namespace Mentoring.Core.Documents;

/// <summary>Writes what people typed into Markdown so that it reads as they typed it, whatever signs are in it.</summary>
internal static class MarkdownText
{
    private const string Signs = "\\`*_[]<>~|&$";
    private const string SignsAtStart = "#+-=:";

    /// <summary>A text in one line.</summary>
    public static string Line(string text) => Escape(string.Join(' ', text.Split((char[])['\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A text with its line breaks; each further line begins with the indent of the entry it stands in.</summary>
    public static string Block(string text, string indent = "")
    {
        var block = new StringBuilder();
        var lines = text.Split('\n').Select(l => Escape(l.Trim())).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var breaks = i + 1 < lines.Count && lines[i].Length > 0 && lines[i + 1].Length > 0;
            block.Append(i > 0 && lines[i].Length > 0 ? indent : string.Empty).Append(lines[i]).Append(breaks ? "\\" : string.Empty).Append(i + 1 < lines.Count ? "\n" : string.Empty);
        }

        return block.ToString().Trim('\n');
    }

    private static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length);
        var number = line.TakeWhile(char.IsAsciiDigit).Count();
        for (var i = 0; i < line.Length; i++)
        {
            var starts = i == 0 && SignsAtStart.Contains(line[i], StringComparison.Ordinal);
            var counts = i == number && number > 0 && line[i] is '.' or ')';
            if (starts || counts || Signs.Contains(line[i], StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }
}
