namespace Mentoring.Web.Hubs;

/// <summary>What the hub calls on its clients (docs/hub.md). Everything may come more than once; a client merges by id and revision.</summary>
public interface IMessagingClient
{
    /// <summary>New, edited and deleted lines of one conversation in the order of their revisions, and how far both have read.</summary>
    Task Changed(HubThread thread);

    /// <summary>Whether the other person of a conversation is writing.</summary>
    Task Typing(Guid conversation, Guid member, bool writes);

    /// <summary>What is known of somebody the client asked about has changed.</summary>
    Task Presence(HubSighting sighting);

    /// <summary>The last call before the hub closes the connection for good, and why.</summary>
    Task Closed(string reason);
}
