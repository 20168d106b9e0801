using System.Collections.Concurrent;
using System.Data.Common;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mentoring.Web.Data;

/// <summary>A document nobody else changes meanwhile, with what says who may.</summary>
/// <param name="Apart">Whether one of the two has blocked the other.</param>
internal sealed record HeldDocument(SharedDocument Document, MemberId Mentor, MemberId Mentee, RelationshipStatus Status, bool Apart)
{
    public bool IsSeenBy(MemberId member) => (member == Mentor || member == Mentee) && Document.IsSeenBy(member);
}

/// <summary>What a transaction that writes in several documents begins with, in one question: they are held from here to its end.</summary>
internal sealed class HeldDocuments
{
    private static readonly ConcurrentDictionary<(IModel, int, int), string> Statements = new();

    private HeldDocuments()
    {
    }

    public Dictionary<DocumentId, HeldDocument> Documents { get; } = [];

    /// <summary>Those of the changes asked for that are committed already, wherever they stand.</summary>
    public Dictionary<ChangeId, DocumentChange> Changes { get; } = [];

    /// <summary>Holds them, see <see cref="PreparedConnection.Hold"/>.</summary>
    public static async Task<HeldDocuments> HoldAsync(PreparedConnection connection, IEnumerable<DocumentId> documents, IEnumerable<ChangeId> changes, CancellationToken cancel)
    {
        var (document, change) = (RowReader<SharedDocument>.Of(connection.Db), RowReader<DocumentChange>.Of(connection.Db));
        Guid[] ids = [.. documents.Select(d => d.Value)], known = [.. changes.Select(c => c.Value)];
        var sql = Statements.GetOrAdd((connection.Db.Model, PreparedConnection.Shape(ids), PreparedConnection.Shape(known)), _ => Sql(connection, (document, ids), (change, known)));
        var held = new HeldDocuments();
        await using var reader = await connection.ReadAsync(sql, [ids, known], cancel);
        await connection.PassHoldAsync(reader, cancel);
        await document.EachAsync(reader, d => held.Take(d, reader, document.Width), cancel);
        await change.EachAsync(reader, c => held.Changes.Add(c.Id, c), cancel);
        return held;
    }

    private void Take(SharedDocument row, DbDataReader reader, int from) =>
        Documents.Add(row.Id, new(row, new(reader.GetGuid(from)), new(reader.GetGuid(from + 1)), Enum.Parse<RelationshipStatus>(reader.GetString(from + 2)), reader.GetInt32(from + 3) > 0));

    private static string Sql(PreparedConnection connection, (RowReader<SharedDocument> Rows, Guid[] Ids) documents, (RowReader<DocumentChange> Rows, Guid[] Ids) changes)
    {
        var these = connection.In("@p0", documents.Ids);
        return $"""
            {connection.Hold(documents.Rows.Table, "@p0", documents.Ids)}
            SELECT {documents.Rows.Columns("d")}, r."MentorId", r."MenteeId", r."Status", CASE WHEN EXISTS (
                SELECT 1 FROM "Blocks" b WHERE (b."BlockerId" = r."MentorId" AND b."BlockedId" = r."MenteeId") OR (b."BlockerId" = r."MenteeId" AND b."BlockedId" = r."MentorId")) THEN 1 ELSE 0 END
            FROM {documents.Rows.Table} d JOIN "Relationships" r ON r."Id" = d."RelationshipId" WHERE d."Id" {these};
            SELECT {changes.Rows.Columns("c")} FROM {changes.Rows.Table} c WHERE c."Id" {connection.In("@p1", changes.Ids)}
            """;
    }
}
