using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

/// <summary>There is nothing to bring back.</summary>
internal sealed record AlreadyLikeThat() : Problem("The document is like this now, so there is nothing to bring back.");

/// <summary>There is nothing that this person may bring back.</summary>
internal sealed record OnlyTheirsDiffers() : Problem("All that differs is what became of observations, and that is for the other person to decide.");

/// <summary>An earlier version was brought back.</summary>
/// <param name="Left">How many answers to observations stay as they are, because they are not this person's to decide.</param>
public sealed record Restoration(int Left);

public sealed partial class DocumentCommands
{
    /// <summary>
    /// Brings back how a document was at a revision, by new changes; nothing of the log is lost, and what the other person types meanwhile stays.
    /// They are told, unless the document is private.
    /// </summary>
    public async Task<Result<Restoration>> RestoreAsync(MemberId by, DocumentId id, int revision, CancellationToken cancel)
    {
        var head = await queries.HeadAsync(by, id, cancel);
        if (!head.TryValue(out var around))
            return Result<Restoration>.From(head.Problems);
        if (around.WhyNot is { } problem)
            return problem;
        var then = await queries.ContentAsync(by, id, revision, cancel);
        if (!then.TryValue(out var wanted) || revision < 0 || wanted.Revision != revision)
            return new NotFound();
        var restoring = new Restoring(by, id, new(ChangeId.New(), revision, new Restored(revision)), wanted.State, await MomentAsync(around, by, revision, cancel));
        var made = await writer.ChangeAsync(restoring);
        return made.Succeeded ? new Restoration(restoring.Left) : Result<Restoration>.From(made.Problems);
    }

    /// <summary>Which document as it was when, by the clock of the person who is told.</summary>
    private async Task<string> MomentAsync(DocumentHead around, MemberId by, int revision, CancellationToken cancel)
    {
        if (await queries.MomentAsync(by, around.Row.Id, revision, cancel) is not { } moment)
            return $"{around.Row.Kind.Word()} as it was before anything was written";
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var other = around.Pair.OtherThan(by);
        var zone = await db.Members.Where(m => m.Id == other).Select(m => m.Details.TimeZone).SingleOrDefaultAsync(cancel);
        var local = TimeZoneInfo.ConvertTimeFromUtc(moment, Zones.Of(zone ?? string.Empty));
        return $"{around.Row.Kind.Word()} as it was on {local.ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.GetCultureInfo("en-GB"))}";
    }
}
