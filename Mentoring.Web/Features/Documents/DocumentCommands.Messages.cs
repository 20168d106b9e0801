using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

public sealed partial class DocumentCommands
{
    /// <summary>
    /// Makes a goal, or an action of the G-STAR the two write in, of what one of them wrote to the other (spec §7); asked again, it comes to what was made of it.
    /// </summary>
    /// <returns>The goal or the G-STAR.</returns>
    public async Task<Result<DocumentId>> TakeUpAsync(MemberId by, RelationshipId relationship, DocumentKind kind, MessageId message, CancellationToken cancel)
    {
        if (kind is DocumentKind.Swot || await queries.PairAsync(by, relationship, cancel) is not { } pair
            || await queries.WordsAsync(by, pair.OtherThan(by), message, cancel) is not { } said || Text.CleanLine(said.Words).Length == 0)
            return new NotFound();
        if (!pair.MayBegin)
            return new NoLongerTogether();
        if (kind is DocumentKind.Goal)
            return await OnceAsync(by, pair, new(kind, Shared: true, DocumentOrigin.Of(message)), GoalOf(said.Words), d => d.OriginMessageId == message, cancel);
        var sheet = await OnceAsync(by, pair, new(kind, Shared: true), [], d => d.ArchivedAt == null, cancel);
        return sheet.TryValue(out var id) ? await ActAsync(by, id, message, said.Words, cancel) : sheet;
    }

    /// <summary>Adds an action of the message's own id, so that it is added once; one that was removed since is added anew.</summary>
    private async Task<Result<DocumentId>> ActAsync(MemberId by, DocumentId sheet, MessageId message, string words, CancellationToken cancel)
    {
        if (!(await queries.ContentAsync(by, sheet, cancel)).TryValue(out var content))
            return new NotFound();
        var known = content.State.Item(new ItemId(message.Value));
        if (known is { Removed: false })
            return sheet;
        var id = known is null ? new ItemId(message.Value) : ItemId.New();
        var last = content.State.Items(GStar.Actions).Select(i => (Rank?)i.Rank).LastOrDefault();
        var add = new Change(ChangeId.New(), content.Revision, new AddItem(id, GStar.Actions, Rank.Between(last, null)));
        var added = await ChangeAsync(by, sheet, add, cancel);

        // Whoever added it at the same time writes its words
        if (added.TryValue(out var at) && (await queries.SinceAsync(by, sheet, at - 1, cancel)).TryValue(out var since) && since is [var first, ..] && first.Id == add.Id)
            added = await ChangeAsync(by, sheet, Written(new FieldAddress(id, GStar.Words), words, content.State.Shape.ItemTexts[0].Most), cancel);
        return added.Succeeded ? sheet : Result<DocumentId>.From(added.Problems);
    }

    /// <summary>Its title is how the message begins; what does not fit there stands in the goal as a whole.</summary>
    private static List<DocumentOperation> GoalOf(string words)
    {
        var shape = DocumentShape.Of(DocumentKind.Goal);
        var (title, specific) = (TitleOf(words), shape.Texts.First(t => t.Name == Goal.Specific));
        return Text.CleanLine(words).Length > shape.Texts[0].Most ? [.. title, Written(new FieldAddress(null, Goal.Specific), words, specific.Most)] : title;
    }

    private static EditText Written(FieldAddress where, string words, int most) => new(where, TextEdit.Replace(0, 0, 0, Text.Cut(words, most)));
}
