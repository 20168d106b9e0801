using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Live;

namespace Mentoring.Web.Features.Conversations;

/// <summary>How far the two of a conversation have read and received.</summary>
internal sealed record Marks(int Read, DateTime ReadAt, int Delivered);

/// <summary>What a conversation stands at, whoever looks.</summary>
internal sealed record ThreadState(MemberId Low, MemberId High, int Revision, Marks LowMarks, Marks HighMarks)
{
    public bool Has(MemberId member) => member == Low || member == High;

    /// <summary>Lines as one of the two gets them.</summary>
    /// <param name="lines">What is shown.</param>
    /// <param name="revision">What to ask for changes after next time.</param>
    /// <param name="viewer">Who looks.</param>
    public ThreadLines With(IReadOnlyList<Line> lines, int revision, MemberId viewer)
    {
        var (own, others) = viewer == Low ? (LowMarks, HighMarks) : (HighMarks, LowMarks);
        return new(lines, revision, own.Read, others.Read, others.ReadAt, others.Delivered);
    }
}

/// <summary>The newest changes of a conversation, complete from a revision on.</summary>
/// <param name="Floor">Every change after this revision is in <paramref name="Changes"/>.</param>
internal sealed record Tail(ThreadState State, int Floor, IReadOnlyList<Line> Changes)
{
    /// <summary>What the viewer has not seen of it.</summary>
    public ThreadLines Since(MemberId viewer, int revision) =>
        State.With([.. Changes.SkipWhile(l => l.Revision <= revision)], Math.Max(revision, State.Revision), viewer);
}

/// <summary>
/// What is new in the conversations that are open somewhere, in memory, so that everybody who watches one reads it without asking the database.
/// Filled by whoever reads, continued by the writer after its commit, and forgotten whenever anything else may have changed it; the database is the truth.
/// </summary>
public sealed class ConversationTails
{
    private const int MostTails = 5000;
    private const int MostChanges = 32;

    private readonly ConcurrentDictionary<ConversationId, Tail> _tails = new();
    private readonly Epochs<ConversationId> _epochs = new();
    private readonly LiveTopics _topics;

    public ConversationTails(LiveTopics topics)
    {
        _topics = topics;
        topics.ComesFromElsewhere += ForgetAll;
    }

    internal Tail? Find(ConversationId id) => !_topics.IsDeaf && _tails.TryGetValue(id, out var tail) ? tail : null;

    /// <summary>Says how often this conversation changed here; take it before reading what is to be kept.</summary>
    internal long Epoch(ConversationId id) => _epochs.Of(id);

    /// <summary>Follows a conversation from where a reader found it, unless something changed since.</summary>
    internal void Keep(ConversationId id, ThreadState state, long epoch) => _epochs.Unless(id, epoch, () =>
    {
        if (_tails.Count >= MostTails)
            _tails.Clear();
        _tails[id] = new(state, state.Revision, []);
    });

    /// <summary>Continues a conversation after a commit; what does not follow on is forgotten.</summary>
    internal void Continue(ConversationId id, Func<Tail, Tail?> next) => _epochs.Raise(id, () =>
    {
        if (!_tails.TryGetValue(id, out var tail))
            return;
        if (next(tail) is { } continued)
            _tails[id] = Shortened(continued);
        else
            _tails.TryRemove(id, out _);
    });

    internal void Forget(ConversationId id) => Continue(id, _ => null);

    private void ForgetAll(IReadOnlyCollection<Topic> changed)
    {
        if (changed.Count == 0)
        {
            // Whoever is reading at this moment must not keep what they read
            _epochs.RaiseAll();
            _tails.Clear();
        }

        foreach (var topic in changed)
        {
            if (topic.ConversationId() is { } id)
                Forget(id);
        }
    }

    private static Tail Shortened(Tail tail)
    {
        var extra = tail.Changes.Count - MostChanges;
        return extra <= 0 ? tail : tail with { Floor = tail.Changes[extra - 1].Revision, Changes = [.. tail.Changes.Skip(extra)] };
    }
}
