using System.Globalization;
using System.Text.RegularExpressions;
using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>What a copy of a document is called, so that nobody takes it for the other.</summary>
public static partial class CopyTitle
{
    private const string Nameless = "Untitled";

    /// <summary>"Before the talks (copy)", and "(copy 2)" where that is taken; a copy of a copy counts on.</summary>
    /// <param name="title">Of what is copied; may be empty.</param>
    /// <param name="taken">The titles the pair has already; upper and lower case are the same.</param>
    /// <param name="most">In UTF-16 code units; what is copied is cut where it would become longer.</param>
    public static string Of(string title, IEnumerable<string> taken, int most)
    {
        var known = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Sign().Replace(title, string.Empty) is { Length: > 0 } words ? words : Nameless;
        for (var number = 1; ; number++)
        {
            var sign = number == 1 ? " (copy)" : string.Create(CultureInfo.InvariantCulture, $" (copy {number})");
            var called = Text.Cut(name, most - sign.Length).TrimEnd() + sign;
            if (!known.Contains(called))
                return called;
        }
    }

    [GeneratedRegex(@"\s*\(copy(?: [0-9]{1,4})?\)\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sign();
}
