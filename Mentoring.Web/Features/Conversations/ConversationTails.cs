using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Live;

namespace Mentoring.Web.Features.Conversations;

/// <summary>How far the two of a conversation have read and received.</summary>
internal sealed record Marks(int Read, DateTime ReadAt, int Delivered);

/// <summary>The newest changes of a conversation, complete from a revision on.</summary>
/// <param name="Floor">Every change after this revision is in <paramref name="Changes"/>.</param>
/// <param name="Revision">The newest.</param>
internal sealed record Tail(MemberId Low, MemberId High, Marks LowMarks, Marks HighMarks, int Floor, int Revision, IReadOnlyList<Line> Changes)
{
    public bool Has(MemberId member) => member == Low || member == High;

    /// <summary>What the viewer has not seen of it.</summary>
    public ThreadLines Since(MemberId viewer, int revision)
    {
        var (own, others) = viewer == Low ? (LowMarks, HighMarks) : (HighMarks, LowMarks);
        return new([.. Changes.SkipWhile(l => l.Revision <= revision)], Math.Max(revision, Revision), own.Read, others.Read, others.ReadAt, others.Delivered);
    }
}

/// <summary>
/// What is new in the conversations that are open somewhere, in memory, so that everybody who watches one reads it without asking the database.
/// Filled by whoever reads, continued by the writer after its commit, and forgotten whenever anything else may have changed it; the database is the truth.
/// </summary>
public sealed class ConversationTails
{
    private const int MostTails = 5000;
    private const int MostChanges = 32;
    private const int Stripes = 64;

    private readonly ConcurrentDictionary<ConversationId, Tail> _tails = new();
    private readonly (Lock Gate, StrongBox Epoch)[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => (new Lock(), new StrongBox()))];
    private readonly LiveTopics _topics;

    public ConversationTails(LiveTopics topics)
    {
        _topics = topics;
        topics.ComesFromElsewhere += ForgetAll;
    }

    internal Tail? Find(ConversationId id) => !_topics.IsDeaf && _tails.TryGetValue(id, out var tail) ? tail : null;

    /// <summary>Says how often this conversation changed here; take it before reading what is to be kept.</summary>
    internal long Epoch(ConversationId id) => Interlocked.Read(ref _stripes[Of(id)].Epoch.Value);

    /// <summary>Keeps what was read, unless something changed since.</summary>
    internal void Keep(ConversationId id, Tail tail, long epoch)
    {
        var (gate, now) = _stripes[Of(id)];
        lock (gate)
        {
            if (now.Value != epoch)
                return;
            if (_tails.Count >= MostTails)
                _tails.Clear();
            _tails[id] = tail;
        }
    }

    /// <summary>Continues a conversation after a commit; what does not follow on is forgotten.</summary>
    internal void Continue(ConversationId id, Func<Tail, Tail?> next)
    {
        var (gate, epoch) = _stripes[Of(id)];
        lock (gate)
        {
            Interlocked.Increment(ref epoch.Value);
            if (!_tails.TryGetValue(id, out var tail))
                return;
            if (next(tail) is { } continued)
                _tails[id] = Shortened(continued);
            else
                _tails.TryRemove(id, out _);
        }
    }

    internal void Forget(ConversationId id) => Continue(id, _ => null);

    private void ForgetAll(IReadOnlyCollection<Topic> changed)
    {
        if (changed.Count == 0)
        {
            // Whoever is reading at this moment must not keep what they read
            foreach (var (gate, epoch) in _stripes)
            {
                lock (gate)
                    Interlocked.Increment(ref epoch.Value);
            }

            foreach (var id in _tails.Keys)
                Forget(id);
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

    private static int Of(ConversationId id) => (id.GetHashCode() & int.MaxValue) % Stripes;

    private sealed class StrongBox
    {
        public long Value;
    }
}
