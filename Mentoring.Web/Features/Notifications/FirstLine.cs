using System.Text.RegularExpressions;
using Mentoring.Core.Common;

namespace Mentoring.Web.Features.Notifications;

/// <summary>As much of somebody's words as a mail may show: their first line, without contact details.</summary>
public static partial class FirstLine
{
    public const int Length = 160;

    private const string Hidden = "…";

    /// <summary>Null when there is nothing to show.</summary>
    public static string? Of(string? words)
    {
        var line = Text.CleanLine(Text.Clean(words).Split('\n')[0]);
        line = Contact().Replace(line, Hidden);
        return line.Trim('…', ' ').Length == 0 ? null : Cut(line);
    }

    private static string Cut(string line)
    {
        if (line.Length <= Length)
            return line;
        var space = line.LastIndexOf(' ', Length - 1);
        var end = space > 0 ? space : Length - 1;
        return Text.Cut(line, end).TrimEnd() + Hidden;
    }

    /// <summary>Addresses of mail and web, and anything that could be dialled.</summary>
    [GeneratedRegex(@"\S+@\S+|(https?://|www\.)\S+|\b[\w-]+(\.[\w-]+)*\.(com|org|net|uk|io|me|eu|info)\b(/\S*)?|\+?\(?\d[\d\s().-]{5,}\d", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Contact();
}
