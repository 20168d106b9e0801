namespace Mentoring.Core.Matching.Index;

/// <summary>Small numbers for the values of a column, from 0 in the order they came. A snapshot's lexicon is never added to: an edit starts from a copy.</summary>
internal sealed class Lexicon<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _codes;
    private readonly List<T> _values;

    public Lexicon(IEqualityComparer<T>? comparer = null) => (_codes, _values) = (new(comparer), []);

    private Lexicon(Lexicon<T> other) => (_codes, _values) = (new(other._codes, other._codes.Comparer), [.. other._values]);

    public int Count => _values.Count;

    public T this[int code] => _values[code];

    public Lexicon<T> Copy() => new(this);

    /// <summary>The number of a value, or -1.</summary>
    public int Find(T value) => _codes.GetValueOrDefault(value, -1);

    public int CodeOf(T value)
    {
        if (_codes.TryGetValue(value, out var code))
            return code;
        _codes.Add(value, _values.Count);
        _values.Add(value);
        return _values.Count - 1;
    }
}
