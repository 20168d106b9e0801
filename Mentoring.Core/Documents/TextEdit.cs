using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>
/// One change of a text, from its beginning to its end: keep n, insert s, delete n, in UTF-16 code units. Immutable and canonical:
/// nothing empty, no two of a kind in a row, an insertion stands before a deletion at the same place; so equal edits look equal.
/// </summary>
public sealed partial class TextEdit : IEquatable<TextEdit>
{
    private readonly TextPart[] _parts;

    internal TextEdit(TextPart[] parts, int baseLength, int targetLength) =>
        (_parts, BaseLength, TargetLength) = (parts, baseLength, targetLength);

    /// <summary>The length of the text it changes.</summary>
    public int BaseLength { get; }

    /// <summary>The length of the text it makes.</summary>
    public int TargetLength { get; }

    /// <summary>Whether it leaves every text as it is.</summary>
    public bool IsNothing => _parts.Length == 0 || (_parts.Length == 1 && _parts[0].IsRetain);

    /// <summary>Whether a text of one line would have two after it.</summary>
    public bool InsertsLineBreak => Array.Exists(_parts, p => p.Text?.Contains('\n', StringComparison.Ordinal) == true);

    /// <summary>How much it inserts.</summary>
    public int Inserted => _parts.Where(p => p.IsInsert).Sum(p => p.Length);

    internal ReadOnlySpan<TextPart> Parts => _parts;

    /// <summary>The edit that leaves a text of this length as it is.</summary>
    public static TextEdit Nothing(int length) => Replace(length, length, 0, string.Empty);

    /// <summary>Puts a text in place of what stands at a position, in a text of this length.</summary>
    /// <exception cref="ArgumentException">The place is outside the text, or what is put there no text may hold.</exception>
    public static TextEdit Replace(int length, int at, int remove, string insert)
    {
        if (at < 0 || remove < 0 || at + remove > length)
            throw new ArgumentException($"There is no {at} to {at + remove} in a text of {length}.", nameof(at));
        if (TextCharacters.Fault(insert) is { } fault)
            throw new ArgumentException(fault, nameof(insert));
        var room = new TextPartRoom();
        var edit = new TextEditBuilder(room);
        edit.Retain(at);
        edit.Insert(insert);
        edit.Delete(remove);
        edit.Retain(length - at - remove);
        return edit.Build();
    }

    /// <summary>An edit that makes one text of another: what lies between their common beginning and end is replaced, never half a character.</summary>
    public static TextEdit Difference(string before, string after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var start = before.AsSpan().CommonPrefixLength(after);
        if (TextCharacters.Splits(before, start) || TextCharacters.Splits(after, start))
            start--;
        var end = 0;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        if (TextCharacters.Splits(before, before.Length - end) || TextCharacters.Splits(after, after.Length - end))
            end--;
        return Replace(before.Length, start, before.Length - start - end, after[start..^end]);
    }

    /// <summary>Why it cannot be applied to this text (another length, or it cuts a character in half); null when it can.</summary>
    public Problem? Misfit(ReadOnlySpan<char> text)
    {
        if (text.Length != BaseLength)
            return new EditOfAnotherText(BaseLength, text.Length);
        var at = 0;
        foreach (ref readonly var part in Parts)
        {
            at += part.Kept;
            if (TextCharacters.Splits(text, at))
                return new EditSplitsACharacter(at);
        }

        return null;
    }

    /// <summary>The text after the edit. Ask <see cref="Misfit"/> first where the edit comes from outside.</summary>
    /// <exception cref="ArgumentException">The text has another length.</exception>
    public string Apply(string text)
    {
        if (text.Length != BaseLength)
            throw new ArgumentException($"An edit of {BaseLength} characters does not fit {text.Length}.", nameof(text));
        return string.Create(TargetLength, (Edit: this, Text: text), static (to, from) => from.Edit.Fill(to, from.Text));
    }

    /// <summary>The edit that takes this one back, given the text it was applied to.</summary>
    public TextEdit Invert(string before)
    {
        if (before.Length != BaseLength)
            throw new ArgumentException($"An edit of {BaseLength} characters does not fit {before.Length}.", nameof(before));
        var room = new TextPartRoom();
        var back = new TextEditBuilder(room);
        var at = 0;
        foreach (ref readonly var part in Parts)
        {
            if (part.IsInsert)
                back.Delete(part.Length);
            else if (part.IsDelete)
                back.Insert(before.Substring(at, part.Length));
            else
                back.Retain(part.Length);
            at += part.Kept;
        }

        return back.Build();
    }

    /// <summary>Where a place between two characters lies after the edit.</summary>
    /// <param name="position">Characters before the place.</param>
    /// <param name="pushed">Whether an insertion exactly there moves it (a caret) or not (the end of a selection).</param>
    public int TransformPosition(int position, bool pushed = true)
    {
        var (left, now) = (position, position);
        foreach (ref readonly var part in Parts)
        {
            if (left < 0 || (left == 0 && !pushed))
                break;
            if (part.IsInsert)
                now += part.Length;
            else if (part.IsDelete)
                now -= Math.Min(left, part.Length);
            left -= part.Kept;
        }

        return now;
    }

    public bool Equals(TextEdit? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override bool Equals(object? obj) => Equals(obj as TextEdit);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (ref readonly var part in Parts)
            hash.Add(part);
        return hash.ToHashCode();
    }

    private void Fill(Span<char> to, ReadOnlySpan<char> from)
    {
        foreach (ref readonly var part in Parts)
        {
            if (part.Text is { } text)
                text.CopyTo(to);
            else if (part.IsRetain)
                from[..part.Length].CopyTo(to);
            if (!part.IsDelete)
                to = to[part.Length..];
            from = from[part.Kept..];
        }
    }
}
