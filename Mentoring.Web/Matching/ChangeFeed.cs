using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Matching;

/// <summary>Which members changed since it was last asked, by the times on their rows, their relationships' and their blocks'.</summary>
internal sealed class ChangeFeed
{
    /// <summary>A row's time is taken before its commit, on whatever node: look this far behind the latest seen.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private DateTime _latest;
    private HashSet<(Guid Id, int Version)> _seen = [];

    /// <summary>From now on, give or take the overlap.</summary>
    public async Task StartAsync(MentoringDb db, CancellationToken cancel)
    {
        var member = await db.Members.MaxAsync(m => (DateTime?)m.ChangedAt, cancel);
        var relationship = await db.Relationships.MaxAsync(r => (DateTime?)r.ChangedAt, cancel);
        var block = await db.Blocks.MaxAsync(b => (DateTime?)b.At, cancel);
        _latest = new[] { member, relationship, block }.Max() ?? DateTime.UnixEpoch;
        _seen = [];
    }

    public async Task<IReadOnlyCollection<MemberId>> ReadAsync(MentoringDb db, CancellationToken cancel)
    {
        var since = _latest - Overlap;
        var members = await db.Members.AsNoTracking().IgnoreAutoIncludes().Where(m => m.ChangedAt > since)
            .Select(m => new { m.Id, m.Version, m.ChangedAt }).ToListAsync(cancel);
        var relationships = await db.Relationships.AsNoTracking().Where(r => r.ChangedAt > since)
            .Select(r => new { r.Id, r.Version, r.ChangedAt, r.MentorId, r.MenteeId }).ToListAsync(cancel);
        var blocks = await db.Blocks.AsNoTracking().Where(b => b.At > since).ToListAsync(cancel);

        var seen = _seen;
        _seen = [.. members.Select(m => (m.Id.Value, m.Version)), .. relationships.Select(r => (r.Id.Value, r.Version))];
        _latest = members.Select(m => m.ChangedAt).Concat(relationships.Select(r => r.ChangedAt)).Concat(blocks.Select(b => b.At)).Append(_latest).Max();
        return
        [
            .. members.Where(m => !seen.Contains((m.Id.Value, m.Version))).Select(m => m.Id)
                .Concat(relationships.Where(r => !seen.Contains((r.Id.Value, r.Version))).SelectMany(r => new[] { r.MentorId, r.MenteeId }))
                .Concat(blocks.SelectMany(b => new[] { b.BlockerId, b.BlockedId }))
                .Distinct(),
        ];
    }
}
