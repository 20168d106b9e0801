using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Notifications;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

/// <summary>An earlier version that waits to be brought back.</summary>
/// <param name="by">Who brings it back.</param>
/// <param name="document">Where.</param>
/// <param name="what">The <see cref="Restored"/> that goes before what it takes.</param>
/// <param name="wanted">How it was.</param>
/// <param name="told">What the other person is told of it, see <see cref="Notice.Detail"/>.</param>
internal sealed class Restoring(MemberId by, DocumentId document, Change what, DocumentState wanted, string told) : Editing(by, document, what)
{
    public DocumentState Wanted => wanted;

    public string Told => told;

    /// <summary>What stays as it is, because it is not this person's to decide; known once it is decided.</summary>
    public int Left { get; set; }
}

/// <summary>Bringing back is decided on what the document is at that moment, so that it is one block of the log, and what two bring back at once comes back once.</summary>
internal sealed partial class DocumentBatch
{
    private readonly HashSet<Topic> _told = [];
    private readonly HashSet<string> _notices = new(StringComparer.Ordinal);

    private async Task<Result<int>> RestoreAsync(LiveDocument live, HeldDocument held, Restoring entry, Dictionary<ChangeId, int> known, CancellationToken cancel)
    {
        var missing = DocumentDifference.Between(live.State, entry.Wanted);
        var mine = missing.Where(o => DocumentRoles.WhyNot(live.State, o, entry.By == held.Mentor) is null).ToList();
        entry.Left = missing.Count - mine.Count;
        if (mine.Count == 0)
            return entry.Left == 0 ? new AlreadyLikeThat() : new OnlyTheirsDiffers();
        foreach (var operation in mine.Prepend(entry.What.Operation))
        {
            var id = operation is Restored ? entry.What.Id : ChangeId.New();
            if (Commit(live, held.Document, entry.By, id, operation, known).Problem is { } problem)
                throw new InvalidOperationException($"An earlier version does not fit its own document: {problem.GetType().Name}");
        }

        if (held.Document.IsShared)
            await TellAsync(held, entry, cancel);
        return held.Document.Revision;
    }

    /// <summary>
    /// The notice and its mail stand in the commit of what they tell of. Who tries several versions tells of the first in an hour; the document is held, so that
    /// nobody else tells of it meanwhile.
    /// </summary>
    private async Task TellAsync(HeldDocument held, Restoring entry, CancellationToken cancel)
    {
        var (document, reader) = (held.Document, entry.By == held.Mentor ? held.Mentee : held.Mentor);
        var key = string.Create(CultureInfo.InvariantCulture, $"restored:{document.Id.Value:N}:{entry.By.Value:N}:{now:yyyyMMddHH}");
        if (!_notices.Add(key) || await connection.Db.Notices.AnyAsync(n => n.Key == key, cancel))
            return;
        var notice = Notice.Of(
            NoticeKind.DocumentRestored, reader, key, now, entry.By, document.RelationshipId, entry.Told,
            $"{DocumentAddress.Of(document.RelationshipId, document.Kind, document.Id)}/history");
        rows.Insert(notice);
        rows.Insert(OutboxMail.OfNotice(notice.Id.Value, reader, now));
        _told.UnionWith([Topic.Member(reader), Topic.Outbox]);
    }
}
