using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>A sheet that was written in lately.</summary>
/// <param name="LastByMe">Whether the viewer wrote in it last.</param>
/// <param name="Empty">Begun, and nothing written yet.</param>
public sealed record SheetWritten(DocumentId Id, string Address, DocumentKind Kind, string Title, bool Shared, bool LastByMe, bool Empty, DateTime At)
{
    /// <summary>Its title, or what stands for one.</summary>
    public string Name => Title.Length > 0 ? Title : $"Untitled {Kind.Word()}";
}

public sealed partial class RelationshipQueries
{
    /// <summary>The sheets in use that were written in last, those the viewer sees.</summary>
    public async Task<IReadOnlyList<SheetWritten>> WrittenLatelyAsync(MemberId me, RelationshipId id, int most, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sheets = await db.DocumentsOf(me).Where(d => d.RelationshipId == id && d.ArchivedAt == null)
            .OrderByDescending(d => d.TouchedAt).ThenByDescending(d => d.Id).Take(most)
            .Select(d => new { d.Id, d.Kind, d.Title, Shared = d.SharedAt != null, LastByMe = d.TouchedById == me, Empty = d.Revision == 0, d.TouchedAt }).ToListAsync(cancel);
        return sheets.ConvertAll(d => new SheetWritten(d.Id, DocumentAddress.Of(id, d.Kind, d.Id), d.Kind, d.Title, d.Shared, d.LastByMe, d.Empty, d.TouchedAt));
    }
}
