using System.Collections;
using System.Globalization;
using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>A set of taxonomy entries, ascending by id, without doubles. Immutable; equal when it holds the same entries.</summary>
public sealed class TermSet : IReadOnlyList<TermId>, IEquatable<TermSet>
{
    private readonly TermId[] _terms;

    private TermSet(TermId[] terms) => _terms = terms;

    public static TermSet Empty { get; } = new([]);

    public int Count => _terms.Length;

    public TermId this[int index] => _terms[index];

    public static TermSet Of(params IEnumerable<TermId> terms)
    {
        TermId[] sorted = [.. terms.Distinct().OrderBy(t => t.Value)];
        return sorted.Length == 0 ? Empty : new TermSet(sorted);
    }

    public bool Contains(TermId term) => Array.IndexOf(_terms, term) >= 0;

    public ReadOnlySpan<TermId> AsSpan() => _terms;

    public IEnumerator<TermId> GetEnumerator() => ((IEnumerable<TermId>)_terms).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(TermSet? other) => other is not null && _terms.AsSpan().SequenceEqual(other._terms);

    public override bool Equals(object? obj) => Equals(obj as TermSet);

    public override int GetHashCode() => _terms.Aggregate(17, (hash, term) => unchecked((hash * 31) + term.Value));

    /// <summary>The ids with single spaces between, as they are stored: "3 17 22".</summary>
    public override string ToString() => string.Join(' ', _terms.Select(t => t.Value));

    /// <summary>The reverse of <see cref="ToString"/>.</summary>
    public static TermSet Parse(string stored) =>
        stored.Length == 0 ? Empty : Sorted(stored) ?? Of(stored.Split(' ').Select(t => new TermId(int.Parse(t, CultureInfo.InvariantCulture))));

    /// <summary>As they are stored they are ascending already, and reading a whole programme should not sort them again.</summary>
    private static TermSet? Sorted(string stored)
    {
        var terms = new TermId[stored.AsSpan().Count(' ') + 1];
        var at = 0;
        foreach (var range in stored.AsSpan().Split(' '))
        {
            terms[at] = new TermId(int.Parse(stored.AsSpan(range), CultureInfo.InvariantCulture));
            if (at > 0 && terms[at].Value <= terms[at - 1].Value)
                return null;
            at++;
        }

        return new TermSet(terms);
    }
}
