using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>Changes of one person close together.</summary>
/// <param name="First">The revision of the first change.</param>
/// <param name="Last">The revision of the last change.</param>
/// <param name="Written">Characters typed.</param>
/// <param name="Cut">Characters taken out.</param>
/// <param name="Others">Changes that are not of running text: entries added, moved, ticked.</param>
/// <param name="Restored">The revision that was brought back; null when none was.</param>
public sealed record Sitting(MemberId By, DateTime From, DateTime To, int First, int Last, int Written, int Cut, int Others, int? Restored = null);

/// <summary>The log of a document as people remember it: who sat down to it when.</summary>
public sealed class Sittings
{
    /// <summary>A longer rest than this begins another sitting.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(30);

    /// <summary>What brings an earlier version back is committed together.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    private readonly List<Sitting> _sittings = [];
    private readonly Dictionary<MemberId, int> _open = [];

    public int Count => _sittings.Count;

    /// <summary>The newest first.</summary>
    public IEnumerable<Sitting> Newest => _sittings.OrderByDescending(s => s.Last);

    /// <summary>Takes in the next change.</summary>
    public void Take(int revision, MemberId by, DateTime at, DocumentOperation operation)
    {
        if (!_open.TryGetValue(by, out var place) || operation is Restored || !Belongs(_sittings[place], at))
        {
            _open[by] = place = _sittings.Count;
            _sittings.Add(new(by, at, at, revision, revision, 0, 0, 0));
        }

        _sittings[place] = With(_sittings[place] with { To = at, Last = revision }, operation);
    }

    private static bool Belongs(Sitting sitting, DateTime at) => at - sitting.To <= (sitting.Restored is null ? Rest : AtOnce);

    private static Sitting With(Sitting sitting, DocumentOperation operation) => operation switch
    {
        EditText { Edit: var edit } => sitting with { Written = sitting.Written + edit.Inserted, Cut = sitting.Cut + edit.Inserted + edit.BaseLength - edit.TargetLength },
        Restored restored => sitting with { Restored = restored.Revision },
        _ => sitting with { Others = sitting.Others + 1 },
    };
}
