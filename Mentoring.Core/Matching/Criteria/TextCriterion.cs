using System.Buffers;
using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>Mean over the query's words of the best field in which a word of the member starts with it.</summary>
internal sealed class TextCriterion : CriterionJudge, IDisposable
{
    private const int WordsACode = 4;
    private static readonly double[] _worth = [0, 0.6, 0.8, 1.0];
    private readonly IReadOnlyList<string> _words;
    private readonly (int Word, ulong Mask)[][] _skills;
    private readonly byte[][] _codes;
    private readonly Gain[] _gains = [];
    private readonly bool _alone;

    /// <summary>Looks the words up once; <paramref name="alone"/> is the only active criterion, which can pass over blocks without any of them.</summary>
    public TextCriterion(Demand demand, IReadOnlyList<string> words, Side side, Lexicons lexicons, SkillNames names, bool alone)
        : base(demand)
    {
        (_words, _alone) = (words, alone);
        var skills = lexicons.Sets[(int)SetColumn.Skills];
        _skills = [.. words.Select(w => SetCriterion.Masks(names.StartingWith(w).Select(skills.Find)).ToArray())];
        _codes = new byte[(words.Count + WordsACode - 1) / WordsACode][];
        for (var i = 0; i < _codes.Length; i++)
            _codes[i] = Rent(side.Blocks.Length * Block.Size);
        for (var word = 0; word < words.Count; word++)
        {
            foreach (var segment in side.Texts)
                segment.Mark(words[word], 2 * (word % WordsACode), _codes[word / WordsACode]);
        }

        if (words.Count <= WordsACode)
            _gains = [.. Enumerable.Range(0, 1 << (2 * words.Count)).Select(code => Judge([(byte)code]))];
    }

    public void Dispose()
    {
        foreach (var codes in _codes)
            ArrayPool<byte>.Shared.Return(codes);
    }

    public override void Score(Block block, int firstRow, Span<double> sums, Span<uint> marks)
    {
        AddSkills(block, firstRow, sums.Length);
        if (_gains.Length == 0)
        {
            ScoreLong(firstRow, sums, marks);
            return;
        }

        ReadOnlySpan<byte> codes = _codes[0].AsSpan(firstRow, sums.Length);
        if (_alone && codes.IndexOfAnyExcept((byte)0) < 0)
        {
            marks[..sums.Length].Fill(Must ? Fails : 0);
            return;
        }

        ReadOnlySpan<Gain> gains = _gains;
        marks = marks[..sums.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            ref readonly var gain = ref gains[codes[i]];
            sums[i] += gain.Points;
            marks[i] |= gain.Marks;
        }
    }

    public override double Coverage(Block block, int at, int row) => CoverageOf(CodesOf(row));

    public override Why Explain(Block block, int at, int row)
    {
        var codes = CodesOf(row);
        return new([.. _words.Where((_, word) => Field(codes, word) > 0)], [.. _words.Where((_, word) => Field(codes, word) == 0)]);
    }

    private static byte[] Rent(int rows)
    {
        var codes = ArrayPool<byte>.Shared.Rent(Math.Max(rows, Block.Size));
        codes.AsSpan(0, rows).Clear();
        return codes;
    }

    private static int Field(ReadOnlySpan<byte> codes, int word) => (codes[word / WordsACode] >> (2 * (word % WordsACode))) & 3;

    private Gain Judge(ReadOnlySpan<byte> codes)
    {
        var all = true;
        for (var word = 0; word < _words.Count; word++)
            all &= Field(codes, word) > 0;
        return Worth(CoverageOf(codes), all);
    }

    private double CoverageOf(ReadOnlySpan<byte> codes)
    {
        var sum = 0.0;
        for (var word = 0; word < _words.Count; word++)
            sum += _worth[Field(codes, word)];
        return sum / _words.Count;
    }

    private byte[] CodesOf(int row) => [.. _codes.Select(codes => codes[row])];

    private void ScoreLong(int firstRow, Span<double> sums, Span<uint> marks)
    {
        Span<byte> codes = stackalloc byte[_codes.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            for (var c = 0; c < codes.Length; c++)
                codes[c] = _codes[c][firstRow + i];
            var gain = Judge(codes);
            sums[i] += gain.Points;
            marks[i] |= gain.Marks;
        }
    }

    /// <summary>A member has the words of the names of their skills, in the best field.</summary>
    private void AddSkills(Block block, int firstRow, int rows)
    {
        var sets = block.Sets[(int)SetColumn.Skills];
        for (var word = 0; word < _words.Count; word++)
        {
            foreach (var (at, mask) in _skills[word])
            {
                if (at < sets.Length)
                    AddSkills(sets[at].AsSpan(0, rows), mask, (byte)(3 << (2 * (word % WordsACode))), _codes[word / WordsACode].AsSpan(firstRow, rows));
            }
        }
    }

    private static void AddSkills(ReadOnlySpan<ulong> skills, ulong mask, byte best, Span<byte> codes)
    {
        codes = codes[..skills.Length];
        for (var i = 0; i < skills.Length; i++)
            codes[i] |= (skills[i] & mask) != 0 ? best : (byte)0;
    }
}
