using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;

namespace Mentoring.Web.Features.Documents;

/// <summary>The documents the writer of this node has at hand. What is here without having been committed is forgotten again.</summary>
internal sealed class LiveDocuments
{
    private const int Most = 2000;

    private readonly Dictionary<DocumentId, LiveDocument> _known = [];

    /// <summary>Keeps memory within bounds; between two groups only.</summary>
    public void Trim()
    {
        if (_known.Count >= Most)
            _known.Clear();
    }

    public LiveDocument? Find(DocumentId id) => _known.GetValueOrDefault(id);

    public void Forget(DocumentId id) => _known.Remove(id);

    /// <summary>The document as it is, whoever wrote in it last.</summary>
    /// <param name="connection">In the transaction that holds it.</param>
    /// <param name="document">As it was held.</param>
    /// <param name="cancel">Nobody waits any more.</param>
    public async Task<LiveDocument> AtHeadAsync(PreparedConnection connection, SharedDocument document, CancellationToken cancel)
    {
        if (_known.TryGetValue(document.Id, out var live) && live.Revision <= document.Revision)
        {
            if (live.Revision < document.Revision)
                await connection.CatchUpAsync(live, document.Id, document.Revision, cancel);
            return live;
        }

        live = await connection.LoadAsync(document, document.Revision, cancel);
        return _known[document.Id] = live;
    }
}
