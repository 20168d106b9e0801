using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mentoring.Web.Features.Documents;

/// <summary>What opening a document and catching up with it are made of.</summary>
internal static class DocumentStatements
{
    /// <summary>The most changes read at once.</summary>
    public const int PageSize = 1000;

    private static readonly ConcurrentDictionary<(string Which, IModel Model), string> Known = new();

    /// <summary>The changes after a revision, oldest first; of a full page there may be more.</summary>
    public static async Task<List<Committed>> ChangesAsync(this PreparedConnection connection, DocumentId id, int after, CancellationToken cancel)
    {
        var rows = RowReader<DocumentChange>.Of(connection.Db);
        var sql = Known.GetOrAdd(("changes", connection.Db.Model), _ => $"""
            SELECT {rows.Columns("c")} FROM {rows.Table} c WHERE c."DocumentId" = @p0 AND c."Revision" > @p1 ORDER BY c."Revision" LIMIT {PageSize}
            """);
        var changes = new List<Committed>();
        await using var reader = await connection.ReadAsync(sql, [id.Value, after], cancel);
        while (await reader.ReadAsync(cancel))
            changes.Add(AsCommitted(rows.Read(reader)));
        return changes;
    }

    /// <summary>The document as it was at a revision, from the snapshot before it and the changes since.</summary>
    public static async Task<LiveDocument> LoadAsync(this PreparedConnection connection, SharedDocument document, int revision, CancellationToken cancel)
    {
        var rows = RowReader<DocumentSnapshot>.Of(connection.Db);
        var sql = Known.GetOrAdd(("snapshot", connection.Db.Model), _ => $"""
            SELECT {rows.Columns("s")} FROM {rows.Table} s WHERE s."DocumentId" = @p0 AND s."Revision" <= @p1 ORDER BY s."Revision" DESC LIMIT 1
            """);
        var live = new LiveDocument(new(document.Kind), 0);
        await using (var reader = await connection.ReadAsync(sql, [document.Id.Value, revision], cancel))
        {
            if (await reader.ReadAsync(cancel))
            {
                var snapshot = rows.Read(reader);
                live = new(DocumentState.FromSnapshot(document.Kind, snapshot.Body).Value, snapshot.Revision);
            }
        }

        await connection.CatchUpAsync(live, document.Id, revision, cancel);
        return live;
    }

    /// <summary>Brings it to a revision.</summary>
    public static async Task CatchUpAsync(this PreparedConnection connection, LiveDocument live, DocumentId id, int revision, CancellationToken cancel)
    {
        while (live.Revision < revision)
        {
            var changes = await connection.ChangesAsync(id, live.Revision, cancel);
            live.CatchUp(changes.TakeWhile(c => c.Revision <= revision));
            if (changes.Count == 0)
                throw new InvalidOperationException("A document has fewer changes than its revision says.");
        }
    }

    private static Committed AsCommitted(DocumentChange row) => new(row.Revision, row.Id, row.AuthorId, row.At, row.Operation());
}
