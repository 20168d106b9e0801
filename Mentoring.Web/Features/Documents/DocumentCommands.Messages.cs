using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

public sealed partial class DocumentCommands
{
    /// <summary>
    /// Makes a goal of what one of the two wrote to the other, or an action of the G-STAR they wrote in last (spec §7); asked again, it comes to that goal, or to that action of the sheet.
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
            return await BeginAsync(by, pair, new(kind, Shared: true, DocumentOrigin.Of(message)), GoalOf(said.Words), d => d.OriginMessageId == message, cancel);
        var sheet = await BeginAsync(by, pair, new(kind, Shared: true), [], d => d.ArchivedAt == null, cancel);
        return sheet.TryValue(out var id) ? await ActAsync(by, id, message, said.Words) : sheet;
    }

    /// <summary>
    /// Adds an action of the message's own id, so that it is added once; one that was removed since is brought back. Nobody calls this off half way: an action without its words would stand there.
    /// </summary>
    private async Task<Result<DocumentId>> ActAsync(MemberId by, DocumentId sheet, MessageId message, string words)
    {
        if (!(await queries.ContentAsync(by, sheet, CancellationToken.None)).TryValue(out var content))
            return new NotFound();
        var (id, state) = (new ItemId(message.Value), content.State);
        if (state.Item(id) is { Removed: false })
            return sheet;
        if (state.Item(id) is not null)
            return At(sheet, await ChangeAsync(by, sheet, new RestoreItem(id), CancellationToken.None));
        var last = state.Items(GStar.Actions).Select(i => (Rank?)i.Rank).LastOrDefault();
        var add = new Change(ChangeId.New(), content.Revision, new AddItem(id, GStar.Actions, Rank.Between(last, null)));
        var added = await ChangeAsync(by, sheet, add, CancellationToken.None);

        // Whoever added it at the same time writes its words
        if (added.TryValue(out var at) && (await queries.SinceAsync(by, sheet, at - 1, CancellationToken.None)).TryValue(out var since) && since is [var first, ..] && first.Id == add.Id)
            added = await ChangeAsync(by, sheet, Written(new FieldAddress(id, GStar.Words), words, state.Shape.ItemTexts[0].Most), CancellationToken.None);
        return At(sheet, added);
    }

    private static Result<DocumentId> At(DocumentId sheet, Result<int> changed) => changed.Succeeded ? sheet : Result<DocumentId>.From(changed.Problems);

    /// <summary>Its title is how the message begins; what does not fit there stands in the goal as a whole.</summary>
    private static List<DocumentOperation> GoalOf(string words)
    {
        var shape = DocumentShape.Of(DocumentKind.Goal);
        var (title, specific) = (TitleOf(words), shape.Texts.First(t => t.Name == Goal.Specific));
        return Text.CleanLine(words).Length > shape.Texts[0].Most ? [.. title, Written(new FieldAddress(null, Goal.Specific), words, specific.Most)] : title;
    }

    private static EditText Written(FieldAddress where, string words, int most) => new(where, TextEdit.Replace(0, 0, 0, Text.Cut(words, most)));
}
