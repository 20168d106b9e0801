using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>A text that is edited many times in a row: a gap stays where the last edit was, so that the next one near it moves little. Not for two threads at once.</summary>
public sealed class TextBuffer
{
    private char[] _room;
    private int _gap;
    private int _gapEnd;

    public TextBuffer(string text = "")
    {
        _room = new char[Math.Max(256, text.Length * 2)];
        text.CopyTo(0, _room, 0, text.Length);
        (_gap, _gapEnd) = (text.Length, _room.Length);
    }

    /// <summary>In UTF-16 code units.</summary>
    public int Length => _room.Length - (_gapEnd - _gap);

    private char this[int at] => _room[at < _gap ? at : at + _gapEnd - _gap];

    /// <summary>Changes the text, or says why the edit does not fit and leaves it.</summary>
    public Result Apply(TextEdit edit)
    {
        if (Misfit(edit) is { } misfit)
            return misfit;
        var at = 0;
        var parts = edit.Parts;
        for (var i = 0; i < parts.Length; i++)
        {
            ref readonly var part = ref parts[i];
            if (part.Text is { } text)
                Insert(at, text);
            else if (part.IsDelete)
                Delete(at, part.Length);
            if (!part.IsDelete)
                at += part.Length;
        }

        return Result.Done;
    }

    public override string ToString() => string.Concat(_room.AsSpan(0, _gap), _room.AsSpan(_gapEnd));

    private Problem? Misfit(TextEdit edit)
    {
        if (edit.BaseLength != Length)
            return new EditOfAnotherText(edit.BaseLength, Length);
        var at = 0;
        foreach (ref readonly var part in edit.Parts)
        {
            at += part.Kept;
            if (at > 0 && at < edit.BaseLength && char.IsLowSurrogate(this[at]) && char.IsHighSurrogate(this[at - 1]))
                return new EditSplitsACharacter(at);
        }

        return null;
    }

    private void Insert(int at, string text)
    {
        if (_gapEnd - _gap < text.Length)
            Grow(text.Length);
        MoveGap(at);
        text.CopyTo(0, _room, _gap, text.Length);
        _gap += text.Length;
    }

    private void Delete(int at, int count)
    {
        // A deletion that ends at the gap (Backspace) widens it to the left without moving anything
        if (at + count == _gap)
        {
            _gap = at;
            return;
        }

        MoveGap(at);
        _gapEnd += count;
    }

    private void MoveGap(int at)
    {
        if (at < _gap)
            Array.Copy(_room, at, _room, at + _gapEnd - _gap, _gap - at);
        else if (at > _gap)
            Array.Copy(_room, _gapEnd, _room, _gap, at - _gap);
        (_gap, _gapEnd) = (at, at + _gapEnd - _gap);
    }

    private void Grow(int more)
    {
        var larger = new char[(_room.Length + more) * 2];
        var tail = _room.Length - _gapEnd;
        Array.Copy(_room, larger, _gap);
        Array.Copy(_room, _gapEnd, larger, larger.Length - tail, tail);
        (_room, _gapEnd) = (larger, larger.Length - tail);
    }
}
