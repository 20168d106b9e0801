using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mentoring.Web.Data;

/// <summary>A conversation nobody else changes meanwhile.</summary>
/// <param name="LowVersion">The version of one of the two, as <see cref="Core.Conversations.Conversation.LowId"/>; it has not changed as long as what was found out about its member holds.</param>
/// <param name="HighVersion">The version of the other.</param>
internal sealed record HeldConversation(Conversation Conversation, int LowVersion, int HighVersion);

/// <summary>What a transaction that writes in several conversations begins with, in one question: they are held from here to its end.</summary>
internal sealed class HeldConversations
{
    private static readonly ConcurrentDictionary<(IModel, int, int, int), string> Statements = new();

    private HeldConversations()
    {
    }

    public Dictionary<ConversationId, HeldConversation> Conversations { get; } = [];

    /// <summary>Those of the messages asked for that exist, wherever they stand.</summary>
    public Dictionary<MessageId, Message> Messages { get; } = [];

    public Dictionary<(ConversationId, MemberId), ReadMark> Marks { get; } = [];

    /// <summary>Holds them, see <see cref="PreparedConnection.Hold"/>.</summary>
    /// <param name="connection">With the transaction open.</param>
    /// <param name="conversations">Which.</param>
    /// <param name="messages">Messages to be found.</param>
    /// <param name="marked">Conversations whose marks are read.</param>
    /// <param name="cancel">Nobody waits any more.</param>
    public static async Task<HeldConversations> HoldAsync(
        PreparedConnection connection, IEnumerable<ConversationId> conversations, IEnumerable<MessageId> messages, IEnumerable<ConversationId> marked, CancellationToken cancel)
    {
        var db = connection.Db;
        var (conversation, message, mark) = (RowReader<Conversation>.Of(db), RowReader<Message>.Of(db), RowReader<ReadMark>.Of(db));
        Guid[] ids = [.. conversations.Select(c => c.Value)], known = [.. messages.Select(m => m.Value)], marks = [.. marked.Select(c => c.Value)];
        var sql = Statements.GetOrAdd((db.Model, PreparedConnection.Shape(ids), PreparedConnection.Shape(known), PreparedConnection.Shape(marks)), _ => Sql(connection, (conversation, ids), (message, known), (mark, marks)));
        var held = new HeldConversations();
        await using var reader = await connection.ReadAsync(sql, [ids, known, marks], cancel);
        await connection.PassHoldAsync(reader, cancel);
        await conversation.EachAsync(reader, c => held.Conversations.Add(c.Id, new(c, reader.GetInt32(conversation.Width), reader.GetInt32(conversation.Width + 1))), cancel);
        await message.EachAsync(reader, m => held.Messages.Add(m.Id, m), cancel);
        if (marks.Length > 0)
            await mark.EachAsync(reader, r => held.Marks.Add((r.ConversationId, r.MemberId), r), cancel);
        return held;
    }

    private static string Sql(
        PreparedConnection connection, (RowReader<Conversation> Rows, Guid[] Ids) conversations, (RowReader<Message> Rows, Guid[] Ids) messages, (RowReader<ReadMark> Rows, Guid[] Ids) marks)
    {
        var these = connection.In("@p0", conversations.Ids);
        return $"""
            {connection.Hold(conversations.Rows.Table, "@p0", conversations.Ids)}
            SELECT {conversations.Rows.Columns("c")},
                COALESCE((SELECT l."Version" FROM "Members" l WHERE l."Id" = c."LowId"), 0), COALESCE((SELECT h."Version" FROM "Members" h WHERE h."Id" = c."HighId"), 0)
            FROM {conversations.Rows.Table} c WHERE c."Id" {these};
            SELECT {messages.Rows.Columns("m")} FROM {messages.Rows.Table} m WHERE m."Id" {connection.In("@p1", messages.Ids)};
            {(marks.Ids.Length == 0 ? string.Empty : $"""SELECT {marks.Rows.Columns("r")} FROM {marks.Rows.Table} r WHERE r."ConversationId" {connection.In("@p2", marks.Ids)}""")}
            """;
    }
}
