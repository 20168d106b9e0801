using System.Collections.Immutable;

namespace Mentoring.Core.Matching.Index;

/// <summary>A dictionary whose snapshots share what did not change: one large base that is never touched again, and few changes over it.</summary>
internal sealed class LayeredMap<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _base;
    private readonly ImmutableDictionary<TKey, TValue> _changes;

    private LayeredMap(Dictionary<TKey, TValue> @base, ImmutableDictionary<TKey, TValue> changes) => (_base, _changes) = (@base, changes);

    public static LayeredMap<TKey, TValue> Empty { get; } = new([], ImmutableDictionary<TKey, TValue>.Empty);

    public TValue Get(TKey key, TValue absent) =>
        _changes.Count > 0 && _changes.TryGetValue(key, out var value) || _base.TryGetValue(key, out value) ? value : absent;

    public Draft Edit() => new(this);

    /// <summary>The one who writes: straight into a new base while there is none, otherwise into the changes.</summary>
    internal sealed class Draft(LayeredMap<TKey, TValue> from)
    {
        private readonly Dictionary<TKey, TValue>? _fresh = from._base.Count == 0 && from._changes.Count == 0 ? [] : null;
        private readonly ImmutableDictionary<TKey, TValue>.Builder _changes = from._changes.ToBuilder();

        public TValue Get(TKey key, TValue absent)
        {
            if (_fresh is not null)
                return _fresh.GetValueOrDefault(key, absent);
            return _changes.TryGetValue(key, out var value) || from._base.TryGetValue(key, out value) ? value : absent;
        }

        public void Set(TKey key, TValue value)
        {
            if (_fresh is not null)
                _fresh[key] = value;
            else
                _changes[key] = value;
        }

        public LayeredMap<TKey, TValue> Build()
        {
            if (_fresh is not null)
                return new(_fresh, ImmutableDictionary<TKey, TValue>.Empty);
            if (_changes.Count <= 1024 + (from._base.Count / 8))
                return new(from._base, _changes.ToImmutable());
            var whole = new Dictionary<TKey, TValue>(from._base);
            foreach (var (key, value) in _changes)
                whole[key] = value;
            return new(whole, ImmutableDictionary<TKey, TValue>.Empty);
        }
    }
}
