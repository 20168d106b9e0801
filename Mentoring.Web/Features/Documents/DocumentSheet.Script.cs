using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Microsoft.JSInterop;

namespace Mentoring.Web.Features.Documents;

/// <summary>Edits of running texts that were committed, as the browser takes them.</summary>
/// <param name="From">The revision before the first; a browser that does not know it has missed something.</param>
/// <param name="Revision">The revision of the last.</param>
public sealed record SheetNews(int From, int Revision, IReadOnlyList<SheetEdit> Edits)
{
    internal static SheetNews Of(int from, int revision, IReadOnlyList<Committed> changes) => new(
        from, revision, [.. changes.Where(c => c.Operation is EditText && c.Revision > from).Select(c => SheetEdit.Of(c, (EditText)c.Operation))]);
}

/// <summary>One of them.</summary>
public sealed record SheetEdit(int Revision, Guid Id, Guid Author, string Address, string Edit)
{
    internal static SheetEdit Of(Committed change, EditText edit) => new(change.Revision, change.Id.Value, change.Author.Value, edit.Address.ToString(), edit.Edit.ToString());
}

/// <summary>What became of an edit: the revision it is committed at, or why it is not.</summary>
/// <param name="Value">What a value is, now that it was or could not be set.</param>
/// <param name="News">What was committed since the browser was last told, the edit itself among it.</param>
public sealed record SheetAnswer(int? Revision, string? Problem, string? Value = null, IReadOnlyList<SheetNews>? News = null);

/// <summary>An empty entry of each list, drawn with an id to be replaced.</summary>
public sealed record SheetBlanks(Guid Item, IReadOnlyDictionary<string, string> Lists);

/// <summary>All running texts at a revision, and how to draw entries without the server.</summary>
public sealed record SheetTexts(int Revision, IReadOnlyDictionary<string, string> Texts, SheetBlanks Blanks);

public abstract partial class DocumentSheet
{
    /// <summary>Called by the script when it begins, and whenever it has lost its place.</summary>
    [JSInvokable]
    public async Task<SheetTexts?> OpenTextsAsync() =>
        (await Queries.ContentAsync(Viewer.Id, Id, Gone)).TryValue(out var content) ? new(content.Revision, Texts(content.State), await BlanksAsync()) : null;

    /// <summary>Called by the script when it may have missed something; null when that is too much to tell.</summary>
    [JSInvokable]
    public async Task<SheetNews?> MissedAsync(int revision) =>
        (await Queries.SinceAsync(Viewer.Id, Id, revision, Gone)).TryValue(out var changes) && changes.Count < DocumentStatements.PageSize
            ? SheetNews.Of(revision, changes.Count > 0 ? changes[^1].Revision : revision, changes)
            : null;

    /// <summary>Called by the script with what somebody typed; the same edit handed over again is harmless.</summary>
    [JSInvokable]
    public async Task<SheetAnswer> EditAsync(Guid id, string address, int revision, string edit)
    {
        if (!FieldAddress.TryParse(address, out var field) || id == Guid.Empty)
            return new(null, new MalformedOperation("its address or its id cannot be read").Sentence);
        var read = TextEdit.Parse(edit);
        if (!read.TryValue(out var change))
            return new(null, read.Problem!.Sentence);
        WritesIn(field);
        _wrote = field.Item;
        var done = await AnsweredAsync(() => Commands.ChangeAsync(Viewer.Id, Id, new Change(new ChangeId(id), revision, new EditText(field, change)), Gone));
        IReadOnlyList<SheetNews> news = [.. _news];
        _news.Clear();
        return done.TryValue(out var at) ? new(at, null, News: news) : new(null, done.Problem!.Sentence, News: news);
    }

    /// <summary>What is committed until this is done is told by its answer, and not by a message of its own before.</summary>
    private async Task<Result<int>> AnsweredAsync(Func<Task<Result<int>>> write)
    {
        _answering++;
        try
        {
            var done = await write();
            await ReloadAsync();
            return done;
        }
        finally
        {
            _answering--;
        }
    }

    /// <summary>Called by the script as somebody moves through the texts.</summary>
    [JSInvokable]
    public void Place(string place)
    {
        (_place, _wrote) = (place, null);
        Presence.Place(Id, Viewer.Id, place);
    }

    /// <summary>Says quietly that the other person has brought back how it was.</summary>
    private async Task TellRestoredAsync(IReadOnlyList<Committed> changes)
    {
        if (changes.Any(c => c.Operation is Restored && c.Author != Viewer.Id))
            await TellAsync("told", $"{Head.Pair.OtherGivenName} brought back an earlier version. What was here before is kept in the history.");
    }

    private static Dictionary<string, string> Texts(DocumentState state)
    {
        var texts = state.Shape.Texts.ToDictionary(t => t.Name, t => state.Text(t.Name), StringComparer.Ordinal);
        foreach (var item in state.AllItems)
        {
            foreach (var text in state.Shape.ItemTexts)
                texts.Add(item.Address(text.Name).ToString(), item.Text(text.Name));
        }

        return texts;
    }
}
