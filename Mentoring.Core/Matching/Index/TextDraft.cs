namespace Mentoring.Core.Matching.Index;

/// <summary>Collects words of rows, in ascending order of rows, and makes a segment of them.</summary>
internal sealed class TextDraft
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _words = [];
    private readonly List<int> _newest = [];
    private readonly List<(int Word, int Coded)> _entries = [];
    private int _firstRow = int.MaxValue;
    private int _lastRow = -1;

    public TextDraft() => _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>All words of one text of a row.</summary>
    public void AddText(string text, int row, int field)
    {
        var folded = Words.Fold(text).AsSpan();
        foreach (var range in folded.Split(' '))
        {
            if (!folded[range].IsEmpty)
                Add(IdOf(folded[range]), row, field);
        }
    }

    public void Add(string word, int row, int field) => Add(IdOf(word), row, field);

    public TextSegment Build()
    {
        var order = new int[_words.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var words = _words.ToArray();
        Array.Sort(words, order, StringComparer.Ordinal);
        var (sorted, totals) = Grouped(order);
        var (starts, postings) = Encoded(sorted, totals);
        return new TextSegment(words, starts, totals, postings, _firstRow, _lastRow - _firstRow + 1);
    }

    private int IdOf(ReadOnlySpan<char> word)
    {
        if (_bySpan.TryGetValue(word, out var id))
            return id;
        var added = word.ToString();
        _ids.Add(added, _words.Count);
        _words.Add(added);
        _newest.Add(-1);
        return _words.Count - 1;
    }

    private void Add(int word, int row, int field)
    {
        _firstRow = Math.Min(_firstRow, row);
        _lastRow = Math.Max(_lastRow, row);
        var newest = _newest[word];
        if (newest >= 0 && _entries[newest].Coded >> 2 == row)
        {
            if ((_entries[newest].Coded & 3) < field)
                _entries[newest] = (word, (row << 2) | field);
            return;
        }

        _newest[word] = _entries.Count;
        _entries.Add((word, (row << 2) | field));
    }

    /// <summary>The entries word by word, rows ascending, and how many come before each word.</summary>
    private (int[] Sorted, int[] Totals) Grouped(int[] order)
    {
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            place[order[i]] = i;
        var totals = new int[order.Length + 1];
        foreach (var (word, _) in _entries)
            totals[place[word] + 1]++;
        for (var i = 0; i < order.Length; i++)
            totals[i + 1] += totals[i];
        var next = totals[..^1];
        var sorted = new int[_entries.Count];
        foreach (var (word, coded) in _entries)
            sorted[next[place[word]]++] = coded;
        return (sorted, totals);
    }

    /// <summary>Steps from row to row with the field, seven bits a byte.</summary>
    private (int[] Starts, byte[] Postings) Encoded(int[] sorted, int[] totals)
    {
        var starts = new int[totals.Length];
        using var postings = new MemoryStream(sorted.Length * 2);
        for (var word = 0; word + 1 < totals.Length; word++)
        {
            var row = _firstRow;
            for (var i = totals[word]; i < totals[word + 1]; i++)
            {
                Write(postings, (uint)((((sorted[i] >> 2) - row) << 2) | (sorted[i] & 3)));
                row = sorted[i] >> 2;
            }

            starts[word + 1] = (int)postings.Length;
        }

        return (starts, postings.ToArray());
    }

    private static void Write(MemoryStream postings, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            postings.WriteByte((byte)(value | 0x80));
        postings.WriteByte((byte)value);
    }
}
