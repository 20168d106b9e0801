using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>What a mail about messages can tell, as things are when it is written.</summary>
/// <param name="Count">Messages that are still unread.</param>
/// <param name="First">The oldest of them, whole; how much of it is shown is decided elsewhere.</param>
public sealed record MessageSubject(ConversationId Conversation, Member Reader, Member Other, int Count, string First, DateTime At, NoticePreferences Preferences)
{
    public MailChoice Choice => Preferences.Of(NoticeCategory.Messages);

    /// <summary>The path of the conversation's page.</summary>
    public string Path => $"/messages/{Conversation.Value}";

    /// <summary>The one line of it: in summaries, and as a subject.</summary>
    public string Line => LineOf(Count, Other.Details.GivenName);

    public static string LineOf(int count, string name) => count == 1 ? $"1 new message from {name}" : $"{count} new messages from {name}";
}

/// <summary>Reads what mails about messages are to tell; nothing is told that was read, deleted or stands between people kept apart.</summary>
public sealed class MessageReading(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    /// <summary>By the mail's id, the oldest message first; mails with nothing left to tell are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, MessageSubject>> OfAsync(IReadOnlyCollection<OutboxMail> mails, CancellationToken cancel)
    {
        Dictionary<Guid, MessageSubject> subjects = [];
        if (mails.Count == 0)
            return subjects;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ids = mails.Select(m => m.ConversationId!.Value).Distinct().ToList();
        var conversations = await db.Conversations.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var readers = mails.Select(m => m.MemberId!.Value).Distinct().ToList();
        var people = await PeopleAsync(db, conversations.Values, cancel);
        var preferences = await db.NoticePreferences.AsNoTracking().Where(p => readers.Contains(p.MemberId)).ToDictionaryAsync(p => p.MemberId, cancel);
        foreach (var mail in mails)
        {
            if (conversations.GetValueOrDefault(mail.ConversationId!.Value) is not { } conversation || !conversation.Has(mail.MemberId!.Value))
                continue;
            var (reader, other) = (people[mail.MemberId!.Value], people[conversation.OtherThan(mail.MemberId!.Value)]);
            if (await MayBeToldAsync(db, reader, other, cancel) && await UnreadAsync(db, mail, cancel) is ( > 0, _, _) unread)
                subjects[mail.Id] = new(conversation.Id, reader, other, unread.Count, unread.Text, unread.SentAt, preferences.GetValueOrDefault(reader.Id) ?? new NoticePreferences(reader.Id));
        }

        return subjects;
    }

    private static Task<Dictionary<MemberId, Member>> PeopleAsync(MentoringDb db, IEnumerable<Conversation> conversations, CancellationToken cancel)
    {
        var ids = conversations.SelectMany(c => new[] { c.LowId, c.HighId }).Distinct().ToList();
        return db.Members.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
    }

    private async Task<bool> MayBeToldAsync(MentoringDb db, Member reader, Member other, CancellationToken cancel) =>
        reader.WhyNotTakingPart(time.Today()) is null && other.WhyNotTakingPart(time.Today()) is null && !await db.Blocks.Between(reader.Id, other.Id).AnyAsync(cancel);

    /// <summary>As many as were meant; what came later has a mail of its own.</summary>
    /// <summary>How many there are, and the oldest of them.</summary>
    private static async Task<(int Count, string Text, DateTime SentAt)> UnreadAsync(MentoringDb db, OutboxMail mail, CancellationToken cancel)
    {
        var (conversation, reader, after, upTo) = (mail.ConversationId!.Value, mail.MemberId!.Value, mail.AfterSequence ?? 0, mail.UpToSequence ?? 0);
        var unread =
            from r in db.ReadMarks
            where r.ConversationId == conversation && r.MemberId == reader
            join m in db.Messages on r.ConversationId equals m.ConversationId
            where m.AuthorId != reader && m.Sequence > r.Sequence && m.Sequence > after && m.Sequence <= upTo && m.DeletedAt == null
            select new { m.Sequence, m.Text, m.SentAt };
        var count = await unread.CountAsync(cancel);
        var first = count == 0 ? null : await unread.OrderBy(m => m.Sequence).FirstOrDefaultAsync(cancel);
        return first is null ? (0, string.Empty, default) : (count, first.Text, first.SentAt);
    }
}
