using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Jobs;

/// <summary>Puts a mail into the outbox for whoever is away and has not read what was written to them: one a conversation, however many messages, and no other before they were here or hours have passed.</summary>
public sealed class MessageSweep(
    IDbContextFactory<MentoringDb> contexts, LiveTopics live, IWhoIsHere here, IOptionsMonitor<MessagingOptions> options, ILogger<MessageSweep> logger)
    : BatchSweep(contexts, live, logger)
{
    /// <summary>Whoever writes in one of these at this moment waits until they are saved, so there are few at once.</summary>
    private const int AtOnce = 40;

    public override async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        await using var db = await OpenAsync(cancel);
        return await db.Conversations.Where(c => c.MailDueAt != null).MinAsync(c => c.MailDueAt, cancel);
    }

    protected override async Task<Batch> DoAsync(MentoringDb db, DateTime now, int size, CancellationToken cancel)
    {
        if (options.CurrentValue.MailAfter == TimeSpan.Zero)
            return await ForgetAsync(db, now, cancel);
        var (found, told) = (0, 0);
        while (await DueIdsAsync(db, now, Math.Min(size, AtOnce), cancel) is { Count: > 0 } ids)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var held = await db.HoldAsync(ids, cancel);
            told += await TellAsync(db, [.. held.Where(c => c.MailDueAt <= now)], now, cancel);
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
            found += ids.Count;
            if (ids.Count < AtOnce || found >= size)
                break;
        }

        return new Batch(found, told, told > 0 ? [Topic.Outbox] : []);
    }

    protected override async Task<Guid?> FirstAsync(MentoringDb db, DateTime now, CancellationToken cancel) =>
        (await Due(db, now).Select(c => (ConversationId?)c.Id).FirstOrDefaultAsync(cancel))?.Value;

    protected override Task PutOffAsync(MentoringDb db, Guid id, DateTime until, CancellationToken cancel) =>
        db.Conversations.Where(c => c.Id == new ConversationId(id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.MailDueAt, until), cancel);

    /// <summary>Where the programme wants no such mails, none is caught up on when it changes its mind.</summary>
    private static async Task<Batch> ForgetAsync(MentoringDb db, DateTime now, CancellationToken cancel)
    {
        await db.Conversations.Where(c => c.MailDueAt <= now).ExecuteUpdateAsync(set => set.SetProperty(c => c.MailDueAt, (DateTime?)null), cancel);
        return new Batch(0, 0, []);
    }

    private async Task<int> TellAsync(MentoringDb db, List<Conversation> due, DateTime now, CancellationToken cancel)
    {
        var next = due.ToDictionary(c => c.Id, _ => (DateTime?)null);
        var told = 0;
        var waiting = await UnreadAsync(db, [.. next.Keys], cancel);
        var mails = await MailsAsync(db, waiting, cancel);
        foreach (var unread in waiting)
        {
            var at = DueAt(unread, mails.TryGetValue(unread.LastMail, out var mail) ? mail : null, now);
            if (at > now)
            {
                next[unread.Conversation] = at < (next[unread.Conversation] ?? DateTime.MaxValue) ? at : next[unread.Conversation];
                continue;
            }

            db.Outbox.Add(OutboxMail.OfMessages(unread.Conversation, unread.Reader, unread.After, unread.UpTo, now));
            await db.ReadMarks.Where(r => r.ConversationId == unread.Conversation && r.MemberId == unread.Reader)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.MailedSequence, unread.UpTo), cancel);
            told++;
        }

        await PlanAsync(db, next, cancel);
        await db.SaveChangesAsync(cancel);
        return told;
    }

    private DateTime DueAt(Unread unread, DateTime? told, DateTime now)
    {
        var ago = here.Ago(unread.Reader);
        var due = AwayMail.DueAt(unread.Oldest, ago, options.CurrentValue.MailAfter, now);
        if (told is not { } mailed || unread.Arrived)
            return due;
        var seen = now - ago is { } left && left > unread.ReadAt ? left : unread.ReadAt;
        var again = AwayMail.AgainAt(mailed, seen, options.CurrentValue.MailAgain);
        return again > due ? again : due;
    }

    /// <summary>When the last mails about these conversations were sent, or are to be, by id. A daily summary is none, and neither is what was dropped.</summary>
    private static Task<Dictionary<Guid, DateTime>> MailsAsync(MentoringDb db, List<Unread> waiting, CancellationToken cancel)
    {
        var ids = waiting.Where(u => u.After > 0).Select(u => u.LastMail).ToList();
        return db.Outbox.Where(m => ids.Contains(m.Id) && (m.State == MailState.Waiting || m.State == MailState.Sent))
            .ToDictionaryAsync(m => m.Id, m => m.SentAt ?? m.CreatedAt, cancel);
    }

    /// <summary>When to look again; a message that comes later sets it by itself where nothing is planned.</summary>
    private static async Task PlanAsync(MentoringDb db, Dictionary<ConversationId, DateTime?> next, CancellationToken cancel)
    {
        foreach (var group in next.GroupBy(n => n.Value, n => n.Key))
        {
            var ids = group.ToList();
            var at = group.Key;
            await db.Conversations.Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.MailDueAt, at), cancel);
        }
    }

    /// <summary>By reader, what they have neither read nor been told of.</summary>
    private static async Task<List<Unread>> UnreadAsync(MentoringDb db, List<ConversationId> ids, CancellationToken cancel)
    {
        var found = await (
            from r in db.ReadMarks
            where ids.Contains(r.ConversationId)
            join m in db.Messages on r.ConversationId equals m.ConversationId
            where m.AuthorId != r.MemberId && m.Sequence > r.Sequence && m.Sequence > r.MailedSequence && m.DeletedAt == null
            group m by new { r.ConversationId, r.MemberId, r.MailedSequence, r.Delivered, r.At } into g
            select new { g.Key, UpTo = g.Max(m => m.Sequence), Oldest = g.Min(m => m.SentAt) }).ToListAsync(cancel);
        return [.. found.Select(f => new Unread(f.Key.ConversationId, f.Key.MemberId, f.Key.MailedSequence, f.UpTo, f.Oldest, f.Key.At, f.Key.Delivered > f.Key.MailedSequence)).OrderBy(u => u.UpTo).ThenBy(u => u.Conversation.Value)];
    }

    private static Task<List<ConversationId>> DueIdsAsync(MentoringDb db, DateTime now, int size, CancellationToken cancel) =>
        Due(db, now).Select(c => c.Id).Take(size).ToListAsync(cancel);

    private static IQueryable<Conversation> Due(MentoringDb db, DateTime now) => db.Conversations.Where(c => c.MailDueAt <= now).OrderBy(c => c.MailDueAt).ThenBy(c => c.Id);

    /// <summary>What one of the two was not told of.</summary>
    /// <param name="After">The last they were told of by mail.</param>
    /// <param name="UpTo">The newest of them.</param>
    /// <param name="Oldest">When the oldest of them was sent (UTC).</param>
    /// <param name="ReadAt">When they last read something here (UTC).</param>
    /// <param name="Arrived">Whether something written since the last mail has reached a device of theirs.</param>
    private sealed record Unread(ConversationId Conversation, MemberId Reader, int After, int UpTo, DateTime Oldest, DateTime ReadAt, bool Arrived)
    {
        public Guid LastMail { get; } = OutboxMail.IdOf(Conversation, Reader, After);
    }
}
