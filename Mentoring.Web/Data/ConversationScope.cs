using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>Which conversations a person may see: their own, and nobody else's.</summary>
public static class ConversationScope
{
    public static IQueryable<Conversation> Of(this IQueryable<Conversation> conversations, MemberId member) =>
        conversations.Where(c => c.LowId == member || c.HighId == member);

    /// <summary>The one conversation of two people, if they have one.</summary>
    public static IQueryable<Conversation> Between(this IQueryable<Conversation> conversations, MemberId one, MemberId another)
    {
        var (low, high) = Conversation.Pair(one, another);
        return conversations.Where(c => c.LowId == low && c.HighId == high);
    }

    /// <summary>Messages that others wrote to this person and that were not on their screen yet; nothing between people kept apart, whose marks do not move.</summary>
    public static IQueryable<Message> UnreadBy(this MentoringDb db, MemberId member) =>
        from mark in db.ReadMarks
        where mark.MemberId == member
        join conversation in db.OpenConversations() on mark.ConversationId equals conversation.Id
        where conversation.LastSequence > mark.Sequence
        join message in db.Messages on conversation.Id equals message.ConversationId
        where message.Sequence > mark.Sequence && message.AuthorId != member
        select message;

    /// <summary>Conversations with messages of the other person that have not reached a device of this one yet.</summary>
    public static IQueryable<Conversation> UndeliveredTo(this MentoringDb db, MemberId member) =>
        from mark in db.ReadMarks
        where mark.MemberId == member
        join conversation in db.OpenConversations() on mark.ConversationId equals conversation.Id
        where conversation.LastSequence > mark.Delivered && conversation.LastAuthorId != member
        select conversation;

    /// <summary>
    /// Holds the conversation for this transaction, so that whoever writes at the same time waits for its end and numbers follow one another
    /// without gaps; null when it is not one of this person's.
    /// </summary>
    public static async Task<Conversation?> HoldAsync(this MentoringDb db, MemberId member, ConversationId id, CancellationToken cancel)
    {
        var own = db.Conversations.Of(member).Where(c => c.Id == id);
        var held = await own.ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), cancel);
        return held == 0 ? null : await own.SingleAsync(cancel);
    }

    /// <summary>Holds several conversations for this transaction, in one order for everybody so that no two wait for each other.</summary>
    internal static async Task<List<Conversation>> HoldAsync(this MentoringDb db, IReadOnlyCollection<ConversationId> ids, CancellationToken cancel)
    {
        // Held first and read then, by a statement that sees whatever those committed who held them before; on SQLite the transaction holds everything
        var keys = ids.Select(id => id.Value).ToArray();
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Conversations" WHERE "Id" = ANY({keys}) ORDER BY "Id" FOR UPDATE""", cancel);
        return await db.Conversations.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
    }

    /// <summary>All but those of people kept apart.</summary>
    private static IQueryable<Conversation> OpenConversations(this MentoringDb db) => db.Conversations.Where(c =>
        !db.Blocks.Any(b => (b.BlockerId == c.LowId && b.BlockedId == c.HighId) || (b.BlockerId == c.HighId && b.BlockedId == c.LowId)));
}
