using System.Runtime.InteropServices;

namespace Mentoring.Core.Matching.Index;

/// <summary>
/// The words of a range of rows: a sorted dictionary with, for every word, the rows it occurs in and the best field
/// (3 name and headline, 2 organisation, 1 biography). Immutable.
/// </summary>
internal sealed class TextSegment
{
    private static readonly uint[] _spread = Spread();
    private readonly string[] _words;
    private readonly int[] _starts;
    private readonly int[] _totals;
    private readonly byte[] _postings;
    private readonly Dictionary<string, byte[]> _dense = [];

    /// <summary>Made by a draft: where each word's postings start and the last ones end; how many postings come before each word, and in all.</summary>
    public TextSegment(string[] words, int[] starts, int[] totals, byte[] postings, int firstRow, int rows)
    {
        (_words, _starts, _totals, _postings, FirstRow, Rows) = (words, starts, totals, postings, firstRow, rows);
        if (firstRow == 0 && rows >= 1024)
            Condense(0, words.Length, 0);
    }

    public int FirstRow { get; }

    public int Rows { get; }

    public long Bytes => _postings.Length + (12L * _words.Length) + _words.Sum(w => 22L + (2 * w.Length)) + _dense.Values.Sum(d => (long)d.Length);

    /// <summary>Writes the best field of every row with a word that starts so into two bits of the row's code.</summary>
    public void Mark(string prefix, int shift, Span<byte> codes)
    {
        if (_dense.TryGetValue(prefix, out var packed))
        {
            MarkDense(packed, shift, codes);
            return;
        }

        var (from, to) = Range(prefix);
        for (var word = from; word < to; word++)
            MarkWord(word, shift, codes);
    }

    /// <summary>Hands every posting of every word to a draft that merges segments.</summary>
    public void CopyTo(TextDraft draft)
    {
        for (var word = 0; word < _words.Length; word++)
        {
            var row = FirstRow;
            for (var at = _starts[word]; at < _starts[word + 1];)
            {
                var value = Read(_postings, ref at);
                row += (int)(value >> 2);
                draft.Add(_words[word], row, (int)(value & 3));
            }
        }
    }

    private static uint Read(byte[] postings, ref int at)
    {
        uint value = postings[at++];
        if (value < 0x80)
            return value;
        value &= 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            uint next = postings[at++];
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private static void MarkDense(byte[] packed, int shift, Span<byte> codes)
    {
        var fours = MemoryMarshal.Cast<byte, uint>(codes);
        for (var i = 0; i < packed.Length; i++)
            fours[i] |= _spread[packed[i]] << shift;
    }

    /// <summary>Four codes of two bits, spread over four bytes.</summary>
    private static uint[] Spread()
    {
        var spread = new uint[256];
        Span<byte> four = stackalloc byte[4];
        for (var packed = 0; packed < 256; packed++)
        {
            for (var i = 0; i < 4; i++)
                four[i] = (byte)((packed >> (2 * i)) & 3);
            spread[packed] = MemoryMarshal.Read<uint>(four);
        }

        return spread;
    }

    private void MarkWord(int word, int shift, Span<byte> codes)
    {
        var (row, end) = (FirstRow, _starts[word + 1]);
        for (var at = _starts[word]; at < end;)
        {
            var value = Read(_postings, ref at);
            row += (int)(value >> 2);
            var field = (int)(value & 3) << shift;
            int code = codes[row];
            if ((code & (3 << shift)) < field)
                codes[row] = (byte)((code & ~(3 << shift)) | field);
        }
    }

    /// <summary>Works out beforehand what prefixes with very many postings give, two bits a row.</summary>
    private void Condense(int from, int to, int length)
    {
        for (var word = from; word < to;)
        {
            if (_words[word].Length <= length)
            {
                word++;
                continue;
            }

            var prefix = _words[word][..(length + 1)];
            var end = EndOf(prefix, word, to);
            if (end - word > 1 && _totals[end] - _totals[word] >= Rows / 2)
            {
                _dense[prefix] = Pack(word, end);
                Condense(word, end, length + 1);
            }

            word = end;
        }
    }

    private byte[] Pack(int from, int to)
    {
        var codes = new byte[Rows];
        for (var word = from; word < to; word++)
            MarkWord(word, 0, codes);
        var packed = new byte[(Rows + 3) / 4];
        for (var row = 0; row < Rows; row++)
            packed[row / 4] |= (byte)(codes[row] << (2 * (row % 4)));
        return packed;
    }

    private (int From, int To) Range(string prefix)
    {
        var from = Array.BinarySearch(_words, prefix, StringComparer.Ordinal);
        from = from < 0 ? ~from : from;
        return (from, EndOf(prefix, from, _words.Length));
    }

    /// <summary>The first word from there on that does not start so.</summary>
    private int EndOf(string prefix, int from, int to)
    {
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_words[middle].StartsWith(prefix, StringComparison.Ordinal))
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
