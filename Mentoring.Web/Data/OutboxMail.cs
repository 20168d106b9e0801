using System.Security.Cryptography;
using Mentoring.Core.Common;

namespace Mentoring.Web.Data;

/// <summary>Where a mail stands between the fact that causes it and the mail server.</summary>
public enum MailState
{
    /// <summary>To be sent as soon as its moment has come.</summary>
    Waiting = 1,

    /// <summary>The mail server took it, or it lies in the pickup folder.</summary>
    Sent = 2,

    /// <summary>Refused for good, or tried too often; the programme desk shows it and may try again.</summary>
    Parked = 3,

    /// <summary>No longer apt, or not wanted by its reader.</summary>
    Dropped = 4,

    /// <summary>Waits for the reader's daily summary.</summary>
    Daily = 5,

    /// <summary>Told in a daily summary.</summary>
    Gathered = 6,
}

/// <summary>
/// A mail to be sent, saved together with what causes it and never deleted before it is sent. Either a notice or unread messages, whose letter
/// is written at the moment of sending, or a ready letter.
/// </summary>
public sealed class OutboxMail
{
    public const int AddressLength = 254;
    public const int ErrorLength = 500;

    private OutboxMail()
    {
    }

    /// <summary>The Message-ID is made from it, so that a mail sent twice is known for the same.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The notice it tells of; null for a ready letter.</summary>
    public Guid? NoticeId { get; private init; }

    /// <summary>Whom it is for, when that is a member.</summary>
    public MemberId? MemberId { get; private init; }

    /// <summary>The conversation it tells of; null for anything else.</summary>
    public ConversationId? ConversationId { get; private init; }

    /// <summary>The last message its reader was told of before; only with a conversation.</summary>
    public int? AfterSequence { get; private init; }

    /// <summary>The newest message it tells of; only with a conversation.</summary>
    public int? UpToSequence { get; private init; }

    /// <summary>The address of a ready letter; empty for a notice, which goes to the address its reader has by then.</summary>
    public string To { get; private init; } = string.Empty;

    /// <summary>A ready letter as JSON. It may hold a link that opens an account, so it is forgotten when the mail is sent or dropped.</summary>
    public string? Content { get; private set; }

    public MailState State { get; private set; } = MailState.Waiting;

    /// <summary>Not before (UTC).</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>How often it was tried in vain, not counting times when no mail server could be reached.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whose turn it is: the worker that drew this number holds the mail until <see cref="DueAt"/>.</summary>
    public Guid? Claim { get; private set; }

    public DateTime CreatedAt { get; private init; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Why it was not sent at the last try; never anything of what it says.</summary>
    public string LastError { get; private set; } = string.Empty;

    /// <summary>The daily summary that told of it.</summary>
    public Guid? DigestId { get; private set; }

    /// <summary>A mail that tells a member of a notice.</summary>
    public static OutboxMail OfNotice(Guid noticeId, MemberId member, DateTime now) =>
        new() { NoticeId = noticeId, MemberId = member, DueAt = now, CreatedAt = now };

    /// <summary>A letter that is ready to be sent.</summary>
    /// <param name="to">Address.</param>
    /// <param name="content">The letter as JSON.</param>
    /// <param name="now">When it was written.</param>
    /// <param name="member">Whom it is for, when that is a member.</param>
    public static OutboxMail OfLetter(string to, string content, DateTime now, MemberId? member = null) =>
        new() { To = to, Content = content, MemberId = member, DueAt = now, CreatedAt = now };

    /// <summary>The daily summary of a member.</summary>
    /// <param name="id">Made of the member and the day, so that there is one.</param>
    public static OutboxMail OfSummary(Guid id, MemberId member, DateTime now) => new() { Id = id, MemberId = member, DueAt = now, CreatedAt = now };

    /// <summary>A mail to somebody who has not read what was written to them.</summary>
    /// <param name="conversation">Where.</param>
    /// <param name="reader">Whom it is for.</param>
    /// <param name="after">The sequence they were told of before.</param>
    /// <param name="upTo">The newest message it tells of; there is one mail for it and this reader, because the id is made of the three.</param>
    /// <param name="now">UTC.</param>
    public static OutboxMail OfMessages(ConversationId conversation, MemberId reader, int after, int upTo, DateTime now) => new()
    {
        Id = IdOf(conversation, reader, upTo),
        ConversationId = conversation,
        AfterSequence = after,
        UpToSequence = upTo,
        MemberId = reader,
        DueAt = now,
        CreatedAt = now,
    };

    /// <summary>The id of the mail that told this reader of messages up to this one.</summary>
    public static Guid IdOf(ConversationId conversation, MemberId reader, int upTo) =>
        new(SHA256.HashData([.. conversation.Value.ToByteArray(), .. reader.Value.ToByteArray(), .. BitConverter.GetBytes(upTo)]).AsSpan(0, 16));

    public void Sent(DateTime now)
    {
        End(MailState.Sent);
        (SentAt, Content, LastError) = (now, null, string.Empty);
    }

    /// <summary>No longer apt, or not wanted.</summary>
    public void Drop()
    {
        End(MailState.Dropped);
        Content = null;
    }

    /// <summary>Tried in vain; to be tried again.</summary>
    public void Later(DateTime dueAt, string error)
    {
        Attempts++;
        Release(dueAt, error);
    }

    /// <summary>Given back untried.</summary>
    /// <param name="dueAt">When to look at it again.</param>
    /// <param name="error">Why, when that is worth knowing; otherwise what was said before stays.</param>
    public void Release(DateTime dueAt, string? error = null) => (Claim, DueAt, LastError) = (null, dueAt, Cut(error ?? LastError));

    /// <summary>Refused for good, or tried too often.</summary>
    public void Park(string error)
    {
        Attempts++;
        End(MailState.Parked);
        LastError = Cut(error);
    }

    /// <summary>To be told in the reader's daily summary of that moment.</summary>
    public void WaitForSummary(DateTime dueAt) => (State, Claim, DueAt) = (MailState.Daily, null, dueAt);

    /// <summary>Told in a daily summary.</summary>
    /// <param name="digest">The id of the summary's own mail.</param>
    public void Gather(Guid digest)
    {
        End(MailState.Gathered);
        DigestId = digest;
    }

    private void End(MailState state) => (State, Claim) = (state, null);

    private static string Cut(string error)
    {
        var line = Text.CleanLine(error);
        return line.Length <= ErrorLength ? line : Text.CleanLine(line[..ErrorLength]);
    }
}
