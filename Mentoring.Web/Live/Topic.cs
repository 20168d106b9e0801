using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

/// <summary>Something that can change while somebody looks at it. Carries no content: who is told reads again, through their own scope.</summary>
public readonly record struct Topic
{
    private const string ConversationPrefix = "conversation:";
    private const string DocumentPrefix = "document:";

    private Topic(string name) => Name = name;

    public string Name { get; }

    /// <summary>Any member, or what the match index knows of them, changed.</summary>
    public static Topic Members { get; } = new("members");

    /// <summary>What searches answer from has taken over changes of members, taxonomy or weights; told on each node by itself.</summary>
    public static Topic Searches { get; } = new("searches");

    /// <summary>The taxonomy changed.</summary>
    public static Topic Taxonomy { get; } = new("taxonomy");

    /// <summary>The programme's weights or settings changed.</summary>
    public static Topic Programme { get; } = new("programme");

    /// <summary>A mail was put into the outbox, or something became of one.</summary>
    public static Topic Outbox { get; } = new("outbox");

    /// <summary>What one member sees of themselves: profile, dashboard, counts.</summary>
    public static Topic Member(MemberId id) => new($"member:{id.Value:N}");

    /// <summary>What one member's list of conversations shows, and how much of it is unread.</summary>
    public static Topic Inbox(MemberId id) => new($"inbox:{id.Value:N}");

    /// <summary>A conversation of this member was opened.</summary>
    public static Topic Conversations(MemberId id) => new($"conversations:{id.Value:N}");

    public static Topic Relationship(RelationshipId id) => new($"relationship:{id.Value:N}");

    public static Topic Conversation(ConversationId id) => new($"{ConversationPrefix}{id.Value:N}");

    /// <summary>Which conversation it is; null for any other topic.</summary>
    internal ConversationId? ConversationId() =>
        Name.StartsWith(ConversationPrefix, StringComparison.Ordinal) && Guid.TryParseExact(Name.AsSpan(ConversationPrefix.Length), "N", out var id) ? new ConversationId(id) : null;

    /// <summary>What is written in a document, or who may write there.</summary>
    public static Topic Document(DocumentId id) => new($"{DocumentPrefix}{id.Value:N}");

    /// <summary>Which document it is; null for any other topic.</summary>
    internal DocumentId? DocumentId() =>
        Name.StartsWith(DocumentPrefix, StringComparison.Ordinal) && Guid.TryParseExact(Name.AsSpan(DocumentPrefix.Length), "N", out var id) ? new DocumentId(id) : null;

    /// <summary>Who is where in a document at this moment; told on each node by itself, by <see cref="Live.Presence"/> alone.</summary>
    public static Topic Carets(DocumentId id) => new($"carets:{id.Value:N}");

    /// <summary>What lists show of a relationship's documents: titles, goals and how far they have come.</summary>
    public static Topic Documents(RelationshipId id) => new($"documents:{id.Value:N}");

    /// <summary>A token of this member was made or revoked.</summary>
    public static Topic AccessTokens(MemberId id) => new($"tokens:{id.Value:N}");

    /// <summary>Whether somebody is here, or when they left; told on each node by itself, by <see cref="Live.Presence"/> alone.</summary>
    public static Topic Presence(MemberId id) => new($"presence:{id.Value:N}");

    /// <summary>Who writes in a conversation at this moment; told on each node by itself, by <see cref="Live.Presence"/> alone.</summary>
    public static Topic Typing(ConversationId id) => new($"typing:{id.Value:N}");

    /// <summary>A topic as it came from another node.</summary>
    internal static Topic Named(string name) => new(name);
}
