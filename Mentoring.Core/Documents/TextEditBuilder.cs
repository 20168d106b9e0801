namespace Mentoring.Core.Documents;

/// <summary>Puts an edit together part by part and keeps it canonical.</summary>
internal ref struct TextEditBuilder(Span<TextPart> room)
{
    private Span<TextPart> _parts = room;
    private int _count;
    private int _base;
    private int _target;

    public void Retain(int count)
    {
        if (count == 0)
            return;
        _base += count;
        _target += count;
        if (_count > 0 && _parts[_count - 1].IsRetain)
            _parts[_count - 1] = new(_parts[_count - 1].Count + count);
        else
            Add(new(count));
    }

    public void Delete(int count)
    {
        if (count == 0)
            return;
        _base += count;
        if (_count > 0 && _parts[_count - 1].IsDelete)
            _parts[_count - 1] = new(_parts[_count - 1].Count - count);
        else
            Add(new(-count));
    }

    public void Insert(string text)
    {
        if (text.Length == 0)
            return;
        _target += text.Length;
        var last = _count - 1;
        if (last >= 0 && _parts[last].IsDelete)
            last--;
        if (last >= 0 && _parts[last].Text is { } before)
            _parts[last] = Inserts(before + text);
        else
            PutBeforeDeletion(Inserts(text));
    }

    public readonly TextEdit Build() => new(_parts[.._count].ToArray(), _base, _target);

    private static TextPart Inserts(string text) => new(text.Length, text);

    private void PutBeforeDeletion(TextPart part)
    {
        if (_count == 0 || !_parts[_count - 1].IsDelete)
        {
            Add(part);
            return;
        }

        var deletion = _parts[_count - 1];
        _parts[_count - 1] = part;
        Add(deletion);
    }

    private void Add(TextPart part)
    {
        if (_count == _parts.Length)
        {
            var larger = new TextPart[_count * 2];
            _parts.CopyTo(larger);
            _parts = larger;
        }

        _parts[_count++] = part;
    }
}
