using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

public sealed partial class Presence
{
    /// <summary>How long somebody counts as writing after their client last said so.</summary>
    public static readonly TimeSpan TypingLease = TimeSpan.FromSeconds(6);

    /// <summary>Saying it more often than this changes nothing and costs nothing.</summary>
    public static readonly TimeSpan TypingPace = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(ConversationId Conversation, MemberId Member), DateTime> _typing = [];

    /// <summary>Somebody writes in a conversation of theirs; to be said again while they go on. Of whoever is not seen here nothing is told.</summary>
    public void Type(ConversationId conversation, MemberId member)
    {
        using var change = new Change(this);
        var next = change.Now + TypingLease - TypingPace;
        if (!_members.TryGetValue(member, out var present) || !present.IsOurs || (_typing.TryGetValue((conversation, member), out var until) && until > next))
            return;
        Type(conversation, member, change);
        change.Say(PresenceNews.Types(conversation, member));
    }

    /// <summary>They sent it, or thought better of it.</summary>
    public void StopTyping(ConversationId conversation, MemberId member)
    {
        using var change = new Change(this);
        if (StopTyping(conversation, member, change))
            change.Say(PresenceNews.Stops(conversation, member));
    }

    public bool IsTyping(ConversationId conversation, MemberId member)
    {
        lock (_gate)
            return _typing.TryGetValue((conversation, member), out var until) && until > Now;
    }

    /// <summary>Lets go of those who stopped writing.</summary>
    internal void ExpireTyping()
    {
        using var change = new Change(this);
        ExpireTyping(change);
    }

    private void Type(ConversationId conversation, MemberId member, Change change)
    {
        if (!_typing.ContainsKey((conversation, member)))
            change.Tell(Topic.Typing(conversation));
        _typing[(conversation, member)] = change.Now + TypingLease;
    }

    private bool StopTyping(ConversationId conversation, MemberId member, Change change)
    {
        if (!_typing.Remove((conversation, member)))
            return false;
        change.Tell(Topic.Typing(conversation));
        return true;
    }

    private void StopTyping(MemberId member, Change change)
    {
        foreach (var (conversation, _) in _typing.Keys.Where(t => t.Member == member).ToList())
            StopTyping(conversation, member, change);
    }

    private void ExpireTyping(Change change)
    {
        foreach (var ((conversation, member), until) in _typing)
        {
            if (until <= change.Now)
                StopTyping(conversation, member, change);
        }
    }
}
