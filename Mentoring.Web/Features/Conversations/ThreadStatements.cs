using System.Collections.Concurrent;
using System.Data.Common;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Where a conversation stands and a stretch of its lines, in one question: what opening it, paging in it and catching up are made of.</summary>
internal static class ThreadStatements
{
    /// <summary>The newest before a sequence.</summary>
    public const string Before = """m."Sequence" < @p2 ORDER BY m."Sequence" DESC""";

    /// <summary>The oldest after a sequence.</summary>
    public const string After = """m."Sequence" > @p2 ORDER BY m."Sequence" """;

    /// <summary>The oldest changes after a revision.</summary>
    public const string Changed = """m."Revision" > @p2 ORDER BY m."Revision" """;

    private static readonly ConcurrentDictionary<(string Which, IModel Model), string> Known = new();

    /// <summary>What the viewer may see of it; null when it is no conversation of theirs.</summary>
    /// <param name="connection">Where it is asked.</param>
    /// <param name="viewer">One of the two.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="which"><see cref="Before"/>, <see cref="After"/> or <see cref="Changed"/>.</param>
    /// <param name="at">A sequence or a revision.</param>
    /// <param name="cancel">Nobody waits any more.</param>
    public static async Task<(ThreadState State, List<Line> Lines)?> ThreadAsync(
        this PreparedConnection connection, MemberId viewer, ConversationId id, string which, int at, CancellationToken cancel)
    {
        var (conversations, marks, messages) = (RowReader<Conversation>.Of(connection.Db), RowReader<ReadMark>.Of(connection.Db), RowReader<Message>.Of(connection.Db));
        var sql = Known.GetOrAdd((which, connection.Db.Model), _ => Sql(which, conversations, marks, messages));
        ThreadState state;
        var read = new List<(Message Message, LineQuote? Quote)>(ConversationQueries.PageSize);

        // The revision is read before the lines: what comes in between is read twice rather than never
        await using (var reader = await connection.ReadAsync(sql, [id.Value, viewer.Value, at], cancel))
        {
            if (!await reader.ReadAsync(cancel))
                return null;
            state = StateOf(conversations.Read(reader), marks.Read(reader, conversations.Width), marks.Read(reader, conversations.Width + marks.Width));
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
                read.Add((messages.Read(reader), QuoteOf(reader, messages.Width)));
        }

        var files = await connection.Db.FilesOfAsync(read.Select(r => r.Message), cancel);
        return (state, read.ConvertAll(r => r.Message.AsLine(r.Quote, files[r.Message.Id])));
    }

    private static LineQuote? QuoteOf(DbDataReader reader, int from) => reader.IsDBNull(from)
        ? null
        : LineShapes.AsQuote(new(reader.GetGuid(from)), reader.GetInt32(from + 1), new(reader.GetGuid(from + 2)), reader.GetString(from + 3));

    private static ThreadState StateOf(Conversation conversation, ReadMark low, ReadMark high) =>
        new(conversation.LowId, conversation.HighId, conversation.LastRevision, low.AsMarks(), high.AsMarks());

    private static string Sql(string which, RowReader<Conversation> conversations, RowReader<ReadMark> marks, RowReader<Message> messages) => $"""
        SELECT {conversations.Columns("c")}, {marks.Columns("l")}, {marks.Columns("h")} FROM {conversations.Table} c
        JOIN {marks.Table} l ON l."ConversationId" = c."Id" AND l."MemberId" = c."LowId"
        JOIN {marks.Table} h ON h."ConversationId" = c."Id" AND h."MemberId" = c."HighId"
        WHERE c."Id" = @p0 AND (c."LowId" = @p1 OR c."HighId" = @p1);
        SELECT {messages.Columns("m")}, q."Id", q."Sequence", q."AuthorId", q."Text" FROM {messages.Table} m
        LEFT JOIN {messages.Table} q ON q."Id" = m."QuotedId"
        WHERE m."ConversationId" = @p0 AND {which} LIMIT {ConversationQueries.PageSize}
        """;
}
