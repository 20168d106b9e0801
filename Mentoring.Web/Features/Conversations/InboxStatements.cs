using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Security;

namespace Mentoring.Web.Features.Conversations;

/// <summary>What is asked for everybody who has the application open whenever somebody writes to them: their list, what is unread, what has not arrived.</summary>
internal static class InboxStatements
{
    private const int Most = 1_000_003;

    private static readonly MemberId Viewer = new(new Guid("7f9d2c5e-4b1a-4c8e-9f60-1d2e3a4b5c6d"));

    private static readonly ModelStatement Unread = new(db => db.UnreadBy(Viewer).Select(m => m.Id), Viewer.Value);

    private static readonly ModelStatement Undelivered = new(db => UndeliveredTo(db, Viewer, Most), Viewer.Value, Most);

    private static readonly ModelStatement List = new(db => ListOf(db, Viewer, Most), Viewer.Value, Most);

    /// <summary>How many messages of others the viewer has not read.</summary>
    public static async Task<int> UnreadAsync(this PreparedConnection connection, MemberId viewer, CancellationToken cancel)
    {
        await using var reader = await connection.ReadAsync($"SELECT COUNT(*) FROM ({Unread.For(connection.Db)}) AS unread", [viewer.Value], cancel);
        return await reader.ReadAsync(cancel) ? (int)reader.GetInt64(0) : 0;
    }

    /// <summary>Conversations in which something has not reached the viewer, with the sequence of the newest message, newest first.</summary>
    public static async Task<List<(ConversationId Id, int Last)>> UndeliveredAsync(this PreparedConnection connection, MemberId viewer, int most, CancellationToken cancel)
    {
        var found = new List<(ConversationId, int)>();
        await using var reader = await connection.ReadAsync(Undelivered.For(connection.Db), [viewer.Value, most], cancel);
        while (await reader.ReadAsync(cancel))
            found.Add((new(reader.GetGuid(0)), reader.GetInt32(1)));
        return found;
    }

    /// <summary>The viewer's conversations, newest first.</summary>
    public static async Task<List<ConversationRow>> ListAsync(this PreparedConnection connection, MemberId viewer, int most, CancellationToken cancel)
    {
        var rows = new List<ConversationRow>();
        await using var reader = await connection.ReadAsync(List.For(connection.Db), [viewer.Value, most], cancel);
        while (await reader.ReadAsync(cancel))
        {
            var other = new MemberId(reader.GetGuid(1));
            rows.Add(new(
                new(reader.GetGuid(0)), other, $"{reader.GetString(2)} {reader.GetString(3)}".Trim(), PhotoAddress.Of(other, reader.GetBoolean(4), reader.GetInt32(5)),
                LineShapes.Beginning(reader.GetString(6), reader.GetBoolean(8), reader.GetInt32(9)), new MemberId(reader.GetGuid(7)) == viewer,
                DateTime.SpecifyKind(reader.GetDateTime(10), DateTimeKind.Utc), reader.GetInt32(11)));
        }

        return rows;
    }

    private static IQueryable UndeliveredTo(MentoringDb db, MemberId viewer, int most) =>
        db.UndeliveredTo(viewer).OrderByDescending(c => c.LastAt).ThenBy(c => c.Id).Select(c => new { c.Id, c.LastSequence }).Take(most);

    private static IQueryable ListOf(MentoringDb db, MemberId viewer, int most) => (
        from c in db.Conversations.Of(viewer)
        join m in db.Members on c.LowId == viewer ? c.HighId : c.LowId equals m.Id
        join last in db.Messages on new { c.Id, Sequence = c.LastSequence } equals new { Id = last.ConversationId, last.Sequence }
        orderby c.LastAt descending, c.Id descending
        select new
        {
            c.Id,
            Member = m.Id,
            m.Details.GivenName,
            m.Details.FamilyName,
            m.HasPhoto,
            m.PhotoVersion,
            last.Text,
            last.AuthorId,
            Deleted = last.DeletedAt != null,
            last.Files,
            c.LastAt,
            Unread = db.UnreadBy(viewer).Count(u => u.ConversationId == c.Id),
        }).Take(most);
}
