using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

/// <summary>What nodes tell each other. Other nodes hold leases of this one's people, renewed in few messages; nothing of it is stored.</summary>
public sealed partial class Presence
{
    /// <summary>How often a node renews the leases of its people.</summary>
    internal static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);

    /// <summary>Set by the relay between nodes.</summary>
    internal Action<string>? Relay { get; set; }

    /// <summary>Says to the other nodes who is here.</summary>
    internal void Renew()
    {
        using var change = new Change(this);
        if (Relay is not null)
            change.Say(PresenceNews.Here(_members.Where(m => m.Value.IsOurs).Select(m => m.Key)));
    }

    /// <summary>After news may have been missed: says who is here and asks the others for the same.</summary>
    internal void Meet()
    {
        Renew();
        Relay?.Invoke(PresenceNews.Question);
    }

    /// <summary>What another node said; what cannot be read comes from a version to come, and is left alone.</summary>
    internal void Hear(string node, IEnumerable<string> parts)
    {
        foreach (var news in parts.Select(PresenceNews.Read))
        {
            if (news.Kind == PresenceNews.Kinds.Question)
                Renew();
            else
                Hear(node, news);
        }
    }

    private void Hear(string node, PresenceNews news)
    {
        using var change = new Change(this);
        switch (news.Kind)
        {
            case PresenceNews.Kinds.Here or PresenceNews.Kinds.Gone:
                foreach (var member in news.Members)
                    Hear(node, member, news.Kind == PresenceNews.Kinds.Here, change);
                break;
            case PresenceNews.Kinds.Hidden:
                Drop(news.Members[0], change);
                break;
            case PresenceNews.Kinds.Types:
                Type(news.Conversation, news.Members[0], change);
                break;
            case PresenceNews.Kinds.Stops:
                StopTyping(news.Conversation, news.Members[0], change);
                break;
            case PresenceNews.Kinds.Places:
                Place(news.Document, news.Members[0], news.Place, change);
                break;
            case PresenceNews.Kinds.TakesAway:
                TakeAway(news.Document, news.Members[0], change);
                break;
        }
    }

    private void Hear(string node, MemberId member, bool here, Change change)
    {
        if (!here && !_members.ContainsKey(member))
            return;
        var present = Entry(member);
        if (here)
            present.Renew(node, change.Now + Lease);
        else
            present.End(node, change.Now - Grace);
        change.Look(member, present);
    }
}
