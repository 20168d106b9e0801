using System.Runtime.InteropServices;
using System.Text.Json;
using Mentoring.Core.Documents;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>
/// Somebody writing for a long time, letter by letter, the same for the same seed: words in bursts, mostly at the end or near the last place,
/// mistakes taken back, stretches deleted, jumps back into what stands there.
/// </summary>
internal sealed class EditingTrace
{
    private const string Letters = "eeeeetttaaaooiinnssrrhhldcumfpgwybvkxjqz";

    private readonly Random _random;
    private readonly List<Stroke> _strokes = [];
    private readonly List<char> _text = [];
    private int _caret;

    public EditingTrace(int seed, int strokes)
    {
        _random = new(seed);
        while (_strokes.Count < strokes)
        {
            Jump();
            Burst(_random.Next(4, 120));
        }
    }

    /// <summary>What was done, one character each (an emoji has two code units).</summary>
    public IReadOnlyList<Stroke> Strokes => _strokes;

    /// <summary>What stands there in the end.</summary>
    public string Text => new(CollectionsMarshal.AsSpan(_text));

    /// <summary>The strokes as edits of the text as it was then.</summary>
    public TextEdit[] Edits()
    {
        var edits = new TextEdit[_strokes.Count];
        var length = 0;
        for (var i = 0; i < edits.Length; i++)
        {
            edits[i] = TextEdit.Replace(length, _strokes[i].At, _strokes[i].Remove, _strokes[i].Insert);
            length = edits[i].TargetLength;
        }

        return edits;
    }

    /// <summary>For the other side: [[at, remove, insert], …].</summary>
    public string ToJson() => JsonSerializer.Serialize(_strokes.Select(s => new object[] { s.At, s.Remove, s.Insert }));

    private void Jump()
    {
        var die = _random.Next(100);
        if (die < 35)
            _caret = _text.Count;
        else if (die < 55)
            _caret = Math.Clamp(_caret + _random.Next(-300, 300), 0, _text.Count);
        else if (die < 70)
            _caret = _random.Next(_text.Count + 1);
        if (_caret > 0 && _caret < _text.Count && char.IsLowSurrogate(_text[_caret]))
            _caret--;
    }

    private void Burst(int strokes)
    {
        if (_random.Next(7) == 0)
        {
            var forward = _random.Next(3) == 0;
            for (var i = 0; i < strokes; i++)
                Delete(forward);
            return;
        }

        for (var i = 0; i < strokes; i++)
        {
            Write(Next());
            for (var wrong = _random.Next(25) == 0 ? _random.Next(1, 8) : 0; wrong > 0; wrong--)
                Delete(forward: false);
        }
    }

    private string Next() => _random.Next(1000) switch
    {
        < 165 => " ",
        < 175 => ", ",
        < 185 => "\n",
        < 188 => "é",
        < 189 => "🙂",
        _ => Letters[_random.Next(Letters.Length)].ToString(),
    };

    private void Write(string text)
    {
        foreach (var part in text.EnumerateRunes())
        {
            var character = part.ToString();
            _strokes.Add(new(_caret, 0, character));
            _text.InsertRange(_caret, character);
            _caret += character.Length;
        }
    }

    private void Delete(bool forward)
    {
        if (forward ? _caret == _text.Count : _caret == 0)
            return;
        var wide = forward ? char.IsHighSurrogate(_text[_caret]) : char.IsLowSurrogate(_text[_caret - 1]);
        var count = wide ? 2 : 1;
        _caret -= forward ? 0 : count;
        _strokes.Add(new(_caret, count, string.Empty));
        _text.RemoveRange(_caret, count);
    }

    /// <summary>One character written or deleted.</summary>
    internal readonly record struct Stroke(int At, int Remove, string Insert);
}
