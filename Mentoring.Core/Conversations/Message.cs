using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>One message. Its id was made by whoever wrote it, so that sending it again is harmless; its sequence gives the order on every screen.</summary>
public sealed class Message
{
    /// <summary>The longest message, in characters.</summary>
    public const int TextLength = 4000;

    /// <summary>How long its author may change or delete it (spec §7).</summary>
    public static readonly TimeSpan Changeable = TimeSpan.FromMinutes(15);

    private Message()
    {
    }

    internal Message(Outgoing what, ConversationId conversation, int sequence, int revision, MemberId author, string text, DateTime sentAt)
    {
        (Id, ConversationId, Sequence, Revision, AuthorId, Text, SentAt) = (what.Id, conversation, sequence, revision, author, text, sentAt);
        (QuotedId, Files) = (what.Quotes, what.Attachments?.Count ?? 0);
    }

    public MessageId Id { get; private set; }

    public ConversationId ConversationId { get; private set; }

    /// <summary>The place in its conversation, from 1, without gaps.</summary>
    public int Sequence { get; private set; }

    /// <summary>The number of the conversation's last change that concerned this message; a screen asks for what changed after the last it knows.</summary>
    public int Revision { get; private set; }

    public MemberId AuthorId { get; private set; }

    /// <summary>Plain text with line breaks as \n; never markup. Empty once it was deleted.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>When it was stored (UTC).</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>When its author last changed the text (UTC); null when never.</summary>
    public DateTime? EditedAt { get; private set; }

    /// <summary>When its author deleted it (UTC); its place stays.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>The message of the same conversation it answers to.</summary>
    public MessageId? QuotedId { get; private set; }

    /// <summary>How many files came with it.</summary>
    public int Files { get; private set; }

    /// <summary>The text as it would be stored, or why it cannot be.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="mayBeEmpty">Whether something else is sent with it.</param>
    public static Result<string> Written(string? text, bool mayBeEmpty = false)
    {
        var words = Common.Text.Clean(text);
        return words.Length switch
        {
            0 when !mayBeEmpty => new EmptyMessage(),
            > TextLength => new MessageTooLong(words.Length),
            _ => words,
        };
    }

    /// <summary>Whether a message that arrives with this one's id is this one, sent again.</summary>
    public bool IsResentBy(MemberId author, ConversationId conversation) => AuthorId == author && ConversationId == conversation;

    /// <summary>Whether this person may still change or delete it.</summary>
    public Problem? WhyNotChange(MemberId by, DateTime now) => this switch
    {
        { AuthorId: var author } when author != by => new NotYourMessage(),
        { DeletedAt: not null } => new MessageDeleted(),
        { SentAt: var at } when now - at > Changeable => new TooLateToChange(),
        _ => null,
    };

    internal void Change(string text, int revision, DateTime now) => (Text, EditedAt, Revision) = (text, now, revision);

    internal void Delete(int revision, DateTime now) => (Text, DeletedAt, Files, Revision) = (string.Empty, now, 0, revision);

    internal void Touch(int revision) => Revision = revision;
}
