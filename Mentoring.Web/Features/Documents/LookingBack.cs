using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>What one screen has read of a document's log: the newest sittings, earlier ones when asked, and who wrote what, with places on the way to go on from.</summary>
internal sealed class LookingBack(DocumentQueries queries, MemberId viewer, DocumentId id)
{
    /// <summary>Changes read for the first screen; a long log has many times as many.</summary>
    private const int AtFirst = 5000;

    private const int SittingsAtOnce = 100;

    /// <summary>Changes between two places that are kept.</summary>
    private const int Stride = 2048;

    private readonly SortedDictionary<int, DocumentAuthors> _places = [];
    private Sittings _sittings = new();
    private DateTime? _begun;
    private int _after = -1;
    private int _read;
    private int _shown = SittingsAtOnce;

    /// <summary>The last change there is, as far as it was read.</summary>
    public int Latest { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Sitting> Shown => [.. _sittings.Newest.Take(_shown)];

    public bool HasEarlier => _after > 0 || _sittings.Count > _shown;

    /// <summary>Whether it may have begun before what was read.</summary>
    public bool IsCut(Sitting sitting) => _after > 0 && sitting.From - _begun <= Sittings.Rest;

    /// <summary>Reads what is new.</summary>
    /// <param name="revision">Of the document; for where to begin.</param>
    /// <param name="cancel">Nobody looks any more.</param>
    public Task FollowAsync(int revision, CancellationToken cancel)
    {
        if (_after < 0)
            _read = _after = Math.Max(0, revision - AtFirst);
        return ReadAsync(cancel);
    }

    /// <summary>Shows more, and reads twice as far back for it where that is needed.</summary>
    public async Task EarlierAsync(CancellationToken cancel)
    {
        _shown += SittingsAtOnce;
        if (_after == 0 || _sittings.Count >= _shown)
            return;
        (_sittings, _begun) = (new(), null);
        _read = _after = Math.Max(0, _after - (Latest - _after));
        await ReadAsync(cancel);
    }

    /// <summary>Who wrote what at a revision; null when that is not for this viewer to see.</summary>
    public async Task<DocumentAuthors?> AuthorsAsync(int revision, CancellationToken cancel)
    {
        var (from, authors) = _places.LastOrDefault(p => p.Key <= revision) is { Value: { } known } place ? (place.Key, known.Copy()) : (0, new());
        var replayed = await queries.ReplayAsync(viewer, id, from, revision, Take, cancel);
        return replayed.Succeeded ? authors : null;

        void Take(Committed change)
        {
            authors.Take(change.Author, change.Operation);
            if (change.Revision % Stride == 0)
                _places.TryAdd(change.Revision, authors.Copy());
        }
    }

    private Task ReadAsync(CancellationToken cancel)
    {
        return queries.ReplayAsync(viewer, id, _read, int.MaxValue, Take, cancel);

        void Take(Committed change)
        {
            // Somebody else may be reading the same at this moment
            if (change.Revision != _read + 1)
                return;
            _read = change.Revision;
            Latest = Math.Max(Latest, _read);
            _begun ??= change.At;
            _sittings.Take(change.Revision, change.Author, change.At, change.Operation);
        }
    }
}
