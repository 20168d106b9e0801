using Mentoring.Core.Documents;
using Mentoring.Web.Data;

namespace Mentoring.Web.Features.Documents;

/// <summary>A document as the writer of this node knows it: what it comes to, and its newest changes. For the writer alone.</summary>
internal sealed class LiveDocument(DocumentState state, int revision)
{
    private const int MostRecent = 128;

    private readonly Queue<Committed> _recent = [];

    public DocumentState State => state;

    public int Revision { get; private set; } = revision;

    /// <summary>Every change after this one is remembered.</summary>
    public int Floor { get; private set; } = revision;

    /// <summary>The changes after a revision that is not below the floor, oldest first.</summary>
    public IEnumerable<Committed> Since(int revision) => _recent.Where(c => c.Revision > revision);

    /// <summary>As whoever watches reads it.</summary>
    public DocumentTail Tail(HeldDocument held) => new(held, Floor, [.. _recent]);

    /// <summary>Takes in a change that is in the state already. Before its commit nothing else knows it, so nothing is forgotten for it yet.</summary>
    public void Remember(Committed change)
    {
        Revision = change.Revision;
        _recent.Enqueue(change);
    }

    /// <summary>Forgets what is old; the log has it.</summary>
    public void Trim()
    {
        while (_recent.Count > MostRecent)
            Floor = _recent.Dequeue().Revision;
    }

    /// <summary>Takes in changes that somebody else committed.</summary>
    public void CatchUp(IEnumerable<Committed> changes)
    {
        foreach (var change in changes)
        {
            if (State.Apply(change.Operation) is { Problem: { } problem })
                throw new InvalidOperationException($"The log of a document does not fit itself at {change.Revision}: {problem.GetType().Name}");
            Remember(change);
        }

        Trim();
    }
}
