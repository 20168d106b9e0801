namespace Mentoring.Core.Documents;

/// <summary>Goes along an edit in pieces of any size.</summary>
internal struct TextEditWalk(TextPart[] parts)
{
    private readonly TextPart[] _parts = parts;
    private int _index;
    private int _used;

    public readonly bool Ended => _index == _parts.Length;

    public readonly bool Inserts => !Ended && _parts[_index].IsInsert;

    public readonly bool Deletes => !Ended && _parts[_index].IsDelete;

    /// <summary>What is left of the part it stands in.</summary>
    public readonly int Left => _parts[_index].Length - _used;

    public void Take(int count)
    {
        _used += count;
        if (_used < _parts[_index].Length)
            return;
        _index++;
        _used = 0;
    }

    public string TakeText(int count)
    {
        var text = _parts[_index].Text!;
        var taken = count == text.Length ? text : text.Substring(_used, count);
        Take(count);
        return taken;
    }
}
