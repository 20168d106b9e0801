using Mentoring.Core.Common;

namespace Mentoring.Core.Matching.Index;

/// <summary>Writes the next snapshot of a side; blocks that nobody touches are shared.</summary>
internal sealed class SideDraft(Side from)
{
    private readonly List<Block> _blocks = [.. from.Blocks];
    private readonly HashSet<int> _own = [];
    private readonly TextDraft _texts = new();
    private int _count = from.Count;
    private int _ordered = from.Ordered;
    private int _unused = from.Unused;
    private MemberId? _last;

    /// <summary>A block that may be written to.</summary>
    public Block Write(int row)
    {
        var block = row >> Block.Shift;
        if (block == _blocks.Count)
        {
            _own.Add(block);
            _blocks.Add(new Block());
        }
        else if (_own.Add(block))
        {
            _blocks[block] = _blocks[block].Copy();
        }

        return _blocks[block];
    }

    /// <summary>A new row at the end, with its words.</summary>
    public int Append(MatchRecord record)
    {
        var row = _count++;
        var block = Write(row);
        block.Count = (row & (Block.Size - 1)) + 1;
        if (_ordered == row && from.Count == 0 && (_last is not { } last || last.Value.CompareTo(record.Id.Value) < 0))
            _ordered++;
        _last = record.Id;
        _texts.AddText(record.Name, row, 3);
        _texts.AddText(record.Headline, row, 3);
        _texts.AddText(record.Organisation, row, 2);
        _texts.AddText(record.Biography, row, 1);
        return row;
    }

    /// <summary>Nobody is found in this row any more.</summary>
    public void Retire(int row)
    {
        var block = Write(row);
        block.EligibleFrom[row & (Block.Size - 1)] = int.MaxValue;
        block.LatestEligibleFrom = int.MaxValue;
        _unused++;
    }

    public Side Build() => new([.. _blocks], _count, _ordered, _unused, Segments.With(from.Texts, _texts));
}
