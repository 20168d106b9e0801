using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Mentoring.Web.Live;

namespace Mentoring.Web.Features.Documents;

/// <summary>One committed change, as watchers get it.</summary>
public sealed record Committed(int Revision, ChangeId Id, MemberId Author, DateTime At, DocumentOperation Operation);

/// <summary>The newest changes of a document, complete from a revision on.</summary>
/// <param name="Held">Who may see it.</param>
/// <param name="Floor">Every change after this revision is in <paramref name="Changes"/>.</param>
internal sealed record DocumentTail(HeldDocument Held, int Floor, IReadOnlyList<Committed> Changes);

/// <summary>What is new in the documents somebody writes in, in memory, so that whoever watches reads it without asking the database; which is the truth.</summary>
public sealed class DocumentTails
{
    private const int MostTails = 5000;

    private readonly ConcurrentDictionary<DocumentId, DocumentTail> _tails = new();
    private readonly Epochs<DocumentId> _epochs = new();
    private readonly LiveTopics _topics;

    public DocumentTails(LiveTopics topics)
    {
        _topics = topics;
        topics.ComesFromElsewhere += ForgetAll;
    }

    internal DocumentTail? Find(DocumentId id) => !_topics.IsDeaf && _tails.TryGetValue(id, out var tail) ? tail : null;

    /// <summary>Take it before the transaction whose outcome is to be kept.</summary>
    internal long Epoch(DocumentId id) => _epochs.Of(id);

    /// <summary>Keeps what a commit brought, unless another node was heard of meanwhile: its change may be the newer one.</summary>
    internal void Keep(DocumentId id, DocumentTail tail, long epoch)
    {
        if (_tails.Count >= MostTails)
            _tails.Clear();
        if (!_epochs.Unless(id, epoch, () => _tails[id] = tail))
            _tails.TryRemove(id, out _);
    }

    internal void Forget(DocumentId id) => _epochs.Raise(id, () => _tails.TryRemove(id, out _));

    private void ForgetAll(IReadOnlyCollection<Topic> changed)
    {
        if (changed.Count == 0)
        {
            _epochs.RaiseAll();
            _tails.Clear();
        }

        foreach (var topic in changed)
        {
            if (topic.DocumentId() is { } id)
                Forget(id);
        }
    }
}
