using System.Text.RegularExpressions;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Architecture;

/// <summary>What the fences share: finding lines in the sources, and a failure that lists every place.</summary>
internal static class Fence
{
    /// <summary>The places where a pattern occurs in code, as path:line: text. Comment lines do not count.</summary>
    public static IEnumerable<string> Places(IEnumerable<(string Path, string Text)> files, string pattern)
    {
        var sought = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        return from file in files
               from line in file.Text.Split('\n').Select((text, i) => (Text: text.Trim(), Number: i + 1))
               where !IsComment(line.Text) && sought.IsMatch(line.Text)
               select $"{file.Path}:{line.Number}: {line.Text}";
    }

    public static void Nowhere(string rule, IEnumerable<string> places)
    {
        var found = places.ToList();
        Assert.True(found.Count == 0, $"{rule}\n  {string.Join("\n  ", found)}");
    }

    public static IEnumerable<(string Path, string Text)> Web(params string[] endings) => Sources("Mentoring.Web", endings);

    public static IEnumerable<(string Path, string Text)> Core() => Sources("Mentoring.Core", ".cs");

    /// <summary>The tests but for the fences, which have to spell what they forbid.</summary>
    public static IEnumerable<(string Path, string Text)> Tests() =>
        Sources("Mentoring.Tests", ".cs").Where(f => !f.Path.Contains("/Architecture/", StringComparison.Ordinal));

    public static IEnumerable<(string Path, string Text)> Everything() =>
        Core().Concat(Web(".cs", ".razor", ".css", ".js")).Concat(Tests()).Concat(Sources("build", "")).Concat(Sources("docs", ".md"));

    private static IEnumerable<(string Path, string Text)> Sources(string folder, params string[] endings) =>
        Repository.Files(folder, endings).Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal));

    private static bool IsComment(string line) =>
        line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('*') || line.StartsWith("/*", StringComparison.Ordinal) || line.StartsWith("@*", StringComparison.Ordinal);
}
