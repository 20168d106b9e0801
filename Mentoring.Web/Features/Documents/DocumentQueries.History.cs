using Mentoring.Core.Common;
using Mentoring.Core.Documents;

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

    /// <summary>Who wrote what of a document as it was at a revision.</summary>
    public async Task<Result<DocumentAuthors>> AuthorsAsync(MemberId viewer, DocumentId id, int revision, CancellationToken cancel)
    {
        var authors = new DocumentAuthors();
        var replayed = await ReplayAsync(viewer, id, 0, revision, c => authors.Take(c.Author, c.Operation), cancel);
        return replayed.Succeeded ? authors : Result<DocumentAuthors>.From(replayed.Problems);
    }
}
