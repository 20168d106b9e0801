using System.Globalization;
using System.Text;
using Mentoring.Core.Common;

namespace Mentoring.Core.Attachments;

/// <summary>What a file may be called where others see it: no path, nothing invisible, nothing that turns the reading direction around.</summary>
public static class FileName
{
    /// <summary>The longest name, in characters.</summary>
    public const int Length = 120;

    private const string Forbidden = "\\/:*?\"<>|";

    /// <summary>The name without what could mislead or hurt; "file" when nothing is left but an ending.</summary>
    public static string Clean(string? name)
    {
        var last = Text.CleanLine(name).Split('/', '\\')[^1];
        var shown = string.Concat(last.EnumerateRunes().Where(IsShown)).Trim().TrimEnd('.', ' ');
        var end = Extension(shown) is { Length: > 0 } extension ? $".{extension}" : string.Empty;
        var stem = shown[..(shown.Length - end.Length)].Trim(' ', '.');
        return (stem.Length == 0 ? "file" : Cut(stem, Length - end.Length)) + end;
    }

    /// <summary>What stands behind the last dot, in lower case; empty when there is none, or it is no ending of ours.</summary>
    public static string Extension(string name)
    {
        var extension = name[(name.LastIndexOf('.') + 1)..];
        return extension.Length is > 0 and <= 8 && extension.Length < name.Length && extension.All(char.IsAsciiLetterOrDigit) ? extension.ToLowerInvariant() : string.Empty;
    }

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && !(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string Cut(string stem, int most) => stem.Length <= most ? stem : Text.Cut(stem, most).TrimEnd();
}
