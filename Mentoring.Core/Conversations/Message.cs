using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>One message. Its id was made by whoever wrote it, so that sending it again is harmless; its sequence gives the order on every screen.</summary>
public sealed class Message
{
    /// <summary>The longest message, in characters.</summary>
    public const int TextLength = 4000;

    private Message()
    {
    }

    internal Message(MessageId id, ConversationId conversation, int sequence, MemberId author, string text, DateTime sentAt) =>
        (Id, ConversationId, Sequence, AuthorId, Text, SentAt) = (id, conversation, sequence, author, text, sentAt);

    public MessageId Id { get; private set; }

    public ConversationId ConversationId { get; private set; }

    /// <summary>The place in its conversation, from 1, without gaps.</summary>
    public int Sequence { get; private set; }

    public MemberId AuthorId { get; private set; }

    /// <summary>Plain text with line breaks as \n; never markup.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>When it was stored (UTC).</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>The text as it would be stored, or why it cannot be.</summary>
    public static Result<string> Written(string? text)
    {
        var words = Common.Text.Clean(text);
        return words.Length switch
        {
            0 => new EmptyMessage(),
            > TextLength => new MessageTooLong(words.Length),
            _ => words,
        };
    }

    /// <summary>Whether a message that arrives with this one's id is this one, sent again.</summary>
    public bool IsResentBy(MemberId author, ConversationId conversation) => AuthorId == author && ConversationId == conversation;
}
