using Mentoring.Core.Common;

namespace Mentoring.Core.Matching.Index;

/// <summary>Finds people by the beginnings of words of their names.</summary>
internal static class NameSearch
{
    public static IReadOnlyList<NamedMember> Find(People people, string text, Func<MemberId, bool> isWanted, int limit)
    {
        var words = Words.Of(text);
        if (words.Count == 0 || limit <= 0)
            return [];
        var found = Rows(people, words[0])
            .Where(row => !people[row].Gone && HasAll(people[row].Name, words) && isWanted(people[row].Id))
            .Select(row => new NamedMember(people[row].Id, people[row].Name));
        return [.. found.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Id.Value).Take(limit)];
    }

    private static IEnumerable<int> Rows(People people, string word)
    {
        var codes = new byte[people.Blocks.Length * Block.Size];
        foreach (var segment in people.Names)
            segment.Mark(word, 0, codes);
        for (var row = 0; row < people.Count; row++)
        {
            if (codes[row] != 0)
                yield return row;
        }
    }

    private static bool HasAll(string name, IReadOnlyList<string> words)
    {
        var own = Words.Of(name);
        return words.All(w => own.Any(o => o.StartsWith(w, StringComparison.Ordinal)));
    }
}
