using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Find;

/// <summary>Countries and regions that members use. Going through all members takes a moment, so the list is kept for a while.</summary>
public sealed class FindPlaces(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private sealed record Reading(IReadOnlyList<FindCountry> Places, long At);

    private volatile Reading? _last;

    public async Task<IReadOnlyList<FindCountry>> AllAsync(CancellationToken cancel)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < Kept)
            return last.Places;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var pairs = await db.Members
            .Where(m => m.DeletedAt == null && m.Membership.Status == MembershipStatus.Active && m.Details.Country != "")
            .Select(m => new { m.Details.Country, m.Details.Region }).Distinct().ToListAsync(cancel);
        IReadOnlyList<FindCountry> places =
        [
            .. pairs.GroupBy(p => p.Country, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => new FindCountry(g.Key, Regions(g.Select(p => p.Region)))),
        ];
        _last = new Reading(places, time.GetTimestamp());
        return places;
    }

    private static IReadOnlyList<string> Regions(IEnumerable<string> regions) =>
        [.. regions.Where(r => r.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}
