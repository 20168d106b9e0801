using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

/// <summary>What was, and who wrote it.</summary>
public sealed partial class DocumentQueries
{
    /// <summary>Hands over the changes after a revision one by one, up to another one; of long documents that is a lot, but never all in memory.</summary>
    /// <returns>The revision it came to.</returns>
    public async Task<Result<int>> ReplayAsync(MemberId viewer, DocumentId id, int after, int upTo, Action<Committed> take, CancellationToken cancel)
    {
        if (!await SeesAsync(viewer, id, cancel))
            return new NotFound();
        while (after < upTo)
        {
            var from = after;
            var page = await reading.ReadAsync(c => c.ChangesAsync(id, from, cancel), cancel);
            foreach (var change in page.TakeWhile(c => c.Revision <= upTo))
            {
                take(change);
                after = change.Revision;
            }

            if (page.Count < DocumentStatements.PageSize)
                break;
        }

        return after;
    }

    /// <summary>When a change was made (UTC); null when there is none, or it is not for the viewer to see.</summary>
    public async Task<DateTime?> MomentAsync(MemberId viewer, DocumentId id, int revision, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var seen = db.DocumentsOf(viewer);
        return await db.DocumentChanges.Where(c => c.DocumentId == id && c.Revision == revision && seen.Any(d => d.Id == id)).Select(c => (DateTime?)c.At).SingleOrDefaultAsync(cancel);
    }
}
