using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>A piece of a text that one person wrote.</summary>
public sealed record TextRun(MemberId By, string Text);

/// <summary>Who wrote what of a text, from its edits one after the other.</summary>
public sealed class TextAuthors
{
    private List<(MemberId By, int Length)> _runs = [];

    /// <summary>Goes on from here apart from this one.</summary>
    public TextAuthors Copy() => new() { _runs = _runs };

    /// <summary>Takes in an edit of the text as it is now.</summary>
    public void Take(MemberId by, TextEdit edit)
    {
        var after = new List<(MemberId By, int Length)>(_runs.Count + 2);
        var (run, used) = (0, 0);
        foreach (ref readonly var part in edit.Parts)
        {
            if (part.IsInsert)
                Add(after, by, part.Length);
            for (var left = part.Kept; left > 0;)
            {
                var step = Math.Min(left, _runs[run].Length - used);
                if (part.IsRetain)
                    Add(after, _runs[run].By, step);
                (left, used) = (left - step, used + step);
                if (used == _runs[run].Length)
                    (run, used) = (run + 1, 0);
            }
        }

        _runs = after;
    }

    /// <summary>The text in pieces, neighbours by different people.</summary>
    public IReadOnlyList<TextRun> Runs(string text)
    {
        var runs = new List<TextRun>(_runs.Count);
        var at = 0;
        foreach (var (by, length) in _runs)
        {
            runs.Add(new(by, text.Substring(at, length)));
            at += length;
        }

        return runs;
    }

    private static void Add(List<(MemberId By, int Length)> runs, MemberId by, int length)
    {
        if (runs.Count > 0 && runs[^1].By == by)
            runs[^1] = (by, runs[^1].Length + length);
        else if (length > 0)
            runs.Add((by, length));
    }
}

/// <summary>Who wrote what of all texts of a document, from its changes one after the other.</summary>
public sealed class DocumentAuthors
{
    private readonly Dictionary<FieldAddress, TextAuthors> _texts = [];

    /// <summary>Goes on from here apart from this one.</summary>
    public DocumentAuthors Copy()
    {
        var copy = new DocumentAuthors();
        foreach (var (address, text) in _texts)
            copy._texts.Add(address, text.Copy());
        return copy;
    }

    /// <summary>Takes in the next change.</summary>
    public void Take(MemberId by, DocumentOperation operation)
    {
        if (operation is not EditText edit)
            return;
        if (!_texts.TryGetValue(edit.Address, out var text))
            _texts.Add(edit.Address, text = new());
        text.Take(by, edit.Edit);
    }

    /// <summary>The pieces of a text.</summary>
    public IReadOnlyList<TextRun> Runs(DocumentState document, FieldAddress address) =>
        _texts.TryGetValue(address, out var text) ? text.Runs(document.Text(address)) : [];
}
