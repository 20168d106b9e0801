using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Core.Safety;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Safety;

/// <summary>Somebody the viewer keeps away.</summary>
/// <param name="At">Since when (UTC).</param>
public sealed record BlockedRow(MemberId Id, string Name, string? Photo, DateTime At);

/// <summary>Where the viewer stands with one person.</summary>
/// <param name="Name">The whole name.</param>
/// <param name="GivenName">For sentences.</param>
/// <param name="Blocked">Whether the viewer keeps them away; whether they keep the viewer away is never told.</param>
/// <param name="Warnings">What blocking ends.</param>
public sealed record PersonStanding(string Name, string GivenName, bool Blocked, IReadOnlyList<string> Warnings);

/// <summary>What a member sees of their own blocks, and of nobody else's.</summary>
public sealed class BlockQueries(IDbContextFactory<MentoringDb> contexts)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<BlockedRow>> ListAsync(MemberId viewer, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await (
            from b in db.Blocks
            where b.BlockerId == viewer
            join m in db.Members on b.BlockedId equals m.Id
            orderby b.At descending, b.BlockedId descending
            select new { m.Id, m.Details.GivenName, m.Details.FamilyName, m.HasPhoto, m.PhotoVersion, b.At }).ToListAsync(cancel);
        return [.. rows.Select(r => new BlockedRow(r.Id, $"{r.GivenName} {r.FamilyName}".Trim(), PhotoAddress.Of(r.Id, r.HasPhoto, r.PhotoVersion), r.At))];
    }

    /// <summary>Null for oneself, and for somebody who is not there.</summary>
    public async Task<PersonStanding?> OfAsync(MemberId viewer, MemberId other, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var person = await db.Members.Where(m => m.Id == other && m.Id != viewer)
            .Select(m => new { m.Details.GivenName, m.Details.FamilyName, Blocked = db.Blocks.Any(b => b.BlockerId == viewer && b.BlockedId == other) })
            .SingleOrDefaultAsync(cancel);
        if (person is null)
            return null;
        var live = await db.Relationships.Of(viewer).Of(other).Where(r => RelationshipStatuses.Live.Contains(r.Status))
            .OrderBy(r => r.Id).Select(r => new { r.Status, r.SenderId }).ToListAsync(cancel);
        return new($"{person.GivenName} {person.FamilyName}".Trim(), person.GivenName, person.Blocked,
            [.. live.Select(r => Parting.Warning(r.Status, r.SenderId == viewer, person.GivenName)).Distinct(StringComparer.Ordinal)]);
    }
}
