using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>A relationship has as many documents as it may.</summary>
internal sealed record TooManyDocuments(int Most) : Problem($"You two have {Most} documents here, which is the most. Write on in one of them.");

public sealed partial class DocumentCommands
{
    /// <summary>What a document begins with: nothing, all of another one, or the words of a note.</summary>
    private async Task<Result<List<DocumentOperation>>> FirstWordsAsync(MemberId by, RelationshipId relationship, Beginning what, CancellationToken cancel)
    {
        if (what.Origin is not { } origin)
            return new List<DocumentOperation>();
        if (!(await queries.HeadAsync(by, origin.Document, cancel)).TryValue(out var source) || source.Row.Relationship != relationship)
            return new NotFound();
        var content = await queries.ContentAsync(by, origin.Document, cancel);
        if (!content.TryValue(out var written))
            return Result<List<DocumentOperation>>.From(content.Problems);
        if (origin.Item is { } id)
            return written.State.Item(id) is { Removed: false } item && what.Kind is DocumentKind.Goal ? TitleOf(item.Text(Swot.Words)) : new NotFound();
        return source.Row.Kind == what.Kind ? Copy(written.State) : new NotFound();
    }

    private static List<DocumentOperation> TitleOf(string words)
    {
        var title = Text.Cut(Text.CleanLine(words), DocumentShape.Of(DocumentKind.Goal).Texts[0].Most);
        return title.Length == 0 ? [] : [new EditText(DocumentShape.Title, TextEdit.Replace(0, 0, 0, title))];
    }

    /// <summary>What makes an empty document like another one; how far that one has come stays with it.</summary>
    private static List<DocumentOperation> Copy(DocumentState source) =>
        [.. DocumentDifference.Between(new(source.Kind), source).Where(o => o is not SetValue { Address.Field: Goal.Status or Goal.Current or Goal.Done or Goal.DoneOn })];
}
