using System.Runtime.InteropServices;
using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

/// <summary>
/// The one place for what passes by itself: who is here and who is writing. Everything in it is a lease in memory; nothing is stored.
/// Whoever hides themselves never enters it. Topics are told when what one would read changes, also when a lease runs out.
/// </summary>
public sealed partial class Presence(LiveTopics live, TimeProvider time)
{
    /// <summary>How long somebody stays after their last connection, so that a reload does not blink.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>How long what another node said holds: a killed node's people leave by themselves.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly LiveTopics _live = live;
    private readonly Lock _gate = new();
    private readonly Dictionary<MemberId, PresentMember> _members = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>One open connection of somebody who lets others see it; several at once count together. Dispose it when the connection is down.</summary>
    public IDisposable Come(MemberId member)
    {
        PresentMember present;
        using (var change = new Change(this))
        {
            present = Entry(member);
            if (!present.IsOurs)
                change.Say(PresenceNews.Here([member]));
            present.Come();
            change.Look(member, present);
        }

        return new Connection(this, member, present);
    }

    /// <summary>Takes somebody out everywhere, at once and without a trace: they hid themselves.</summary>
    public void Forget(MemberId member)
    {
        using var change = new Change(this);
        if (Drop(member, change))
            change.Say(PresenceNews.Hidden(member));
    }

    public Sighting Of(MemberId member)
    {
        lock (_gate)
            return _members.TryGetValue(member, out var present) ? present.At(Now) : Sighting.Unknown;
    }

    /// <summary>How long ago somebody left, exactly: zero while they are here, null when nothing is known of them. Not for the eyes of others.</summary>
    internal TimeSpan? Ago(MemberId member)
    {
        lock (_gate)
        {
            if (!_members.TryGetValue(member, out var present))
                return null;
            var gone = present.GoneFor(Now) ?? TimeSpan.Zero;
            return gone < Sighting.Longest ? gone : null;
        }
    }

    /// <summary>Lets go of every lease that has run out and tells whoever watches.</summary>
    internal void Expire()
    {
        using var change = new Change(this);
        List<MemberId> left = [];
        foreach (var (member, present) in _members)
        {
            if (present.Expire(change.Now))
                left.Add(member);
            change.Look(member, present);
            if (!present.IsOurs && present.Told == Sighting.Unknown)
                _members.Remove(member);
        }

        change.Say(PresenceNews.Gone(left));
        ExpireTyping(change);
        ExpireCarets(change);
    }

    private void Leave(MemberId member, PresentMember present)
    {
        using var change = new Change(this);
        present.Leave(change.Now);
        if (_members.TryGetValue(member, out var current) && current == present)
            change.Look(member, present);
    }

    private bool Drop(MemberId member, Change change)
    {
        if (!_members.Remove(member, out var present))
            return false;
        if (present.Told != Sighting.Unknown)
            change.Tell(Topic.Presence(member));
        StopTyping(member, change);
        TakeAway(member, change);
        return true;
    }

    private PresentMember Entry(MemberId member) => CollectionsMarshal.GetValueRefOrAddDefault(_members, member, out _) ??= new();

    /// <summary>A change under the gate; what follows from it is told and sent once the gate is open again.</summary>
    private sealed class Change : IDisposable
    {
        private readonly Presence _owner;
        private readonly List<Topic> _topics = [];
        private readonly List<string> _news = [];

        public Change(Presence owner)
        {
            _owner = owner;
            owner._gate.Enter();
            Now = owner.Now;
        }

        public DateTime Now { get; }

        public void Tell(Topic topic) => _topics.Add(topic);

        public void Say(params IEnumerable<string> news) => _news.AddRange(news);

        /// <summary>Tells the member's watchers if they would read something else now.</summary>
        public void Look(MemberId member, PresentMember present)
        {
            var sighting = present.At(Now);
            if (sighting == present.Told)
                return;
            present.Told = sighting;
            Tell(Topic.Presence(member));
        }

        public void Dispose()
        {
            _owner._gate.Exit();
            _owner._live.Tell(_topics);
            _news.ForEach(n => _owner.Relay?.Invoke(n));
        }
    }

    private sealed class Connection(Presence owner, MemberId member, PresentMember present) : IDisposable
    {
        private bool _gone;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _gone, true))
                owner.Leave(member, present);
        }
    }
}
