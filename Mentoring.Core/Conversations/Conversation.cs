using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>The one conversation of two people, from the first question to long after they worked together (spec §7).</summary>
public sealed partial class Conversation : IVersioned
{
    private Conversation()
    {
    }

    public ConversationId Id { get; private set; }

    /// <summary>One of the two, by the order of ids and of nothing else, so that a pair has one row whoever begins.</summary>
    public MemberId LowId { get; private set; }

    /// <summary>The other of the two.</summary>
    public MemberId HighId { get; private set; }

    /// <summary>Who wrote first.</summary>
    public MemberId StarterId { get; private set; }

    /// <summary>The number of messages, and the sequence of the newest; they are numbered from 1 without gaps.</summary>
    public int LastSequence { get; private set; }

    /// <summary>The number of changes so far: every new, edited or deleted message is one.</summary>
    public int LastRevision { get; private set; }

    /// <summary>When to see whether somebody who is away has unread messages to be mailed about (UTC); null when there is nothing new.</summary>
    public DateTime? MailDueAt { get; private set; }

    /// <summary>When it was opened (UTC); the limit of new conversations counts by it.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When the newest message was sent (UTC); lists are ordered by it.</summary>
    public DateTime LastAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Opens the conversation of two people; it is saved together with its first message. <see cref="Etiquette"/> says whether it may be.</summary>
    public static Conversation Open(ConversationId id, MemberId starter, MemberId other, DateTime now)
    {
        var (low, high) = Pair(starter, other);
        return new() { Id = id, LowId = low, HighId = high, StarterId = starter, CreatedAt = now, LastAt = now, LastAuthorId = starter, SilentSince = now };
    }

    /// <summary>Two people in the order in which a conversation keeps them.</summary>
    public static (MemberId Low, MemberId High) Pair(MemberId one, MemberId another) =>
        one.Value.CompareTo(another.Value) < 0 ? (one, another) : (another, one);

    public bool Has(MemberId member) => member == LowId || member == HighId;

    /// <summary>Whom this person talks with here; asking for an outsider is a bug.</summary>
    public MemberId OtherThan(MemberId member) => member == LowId
        ? HighId
        : member == HighId ? LowId : throw new ArgumentException("Not one of the two.", nameof(member));

    /// <summary>Adds what somebody wrote, as the next message.</summary>
    public Result<Message> Say(MessageId id, MemberId author, string? text, DateTime now) => Say(new Outgoing(id, text), author, TimeSpan.Zero, now);

    /// <summary>Adds what somebody sends, as the next message.</summary>
    /// <param name="what">What is sent; that it quotes a message of this conversation, and that the files are the author's, was checked.</param>
    /// <param name="author">Who sends it.</param>
    /// <param name="mailAfter">How long it may stay unread before whoever is away gets a mail.</param>
    /// <param name="now">The time (UTC).</param>
    public Result<Message> Say(Outgoing what, MemberId author, TimeSpan mailAfter, DateTime now)
    {
        if (!Has(author))
            return new NotFound();
        if (what.Attachments?.Count > Outgoing.MostAttachments)
            return new TooManyAttachments(what.Attachments.Count);
        var written = Message.Written(what.Text, mayBeEmpty: what.Attachments?.Count > 0);
        if (!written.TryValue(out var words))
            return Result<Message>.From(written.Problems);
        LastSequence++;
        LastAt = now > LastAt ? now : LastAt;
        MailDueAt = MailDueAt <= now + mailAfter ? MailDueAt : now + mailAfter;
        Wait(author, now);
        return new Message(what, Id, LastSequence, ++LastRevision, author, words, now);
    }
}
