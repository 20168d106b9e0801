using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>A mentor one can suggest instead of oneself.</summary>
public sealed record ColleagueRow(MemberId Id, string Name, string Line);

/// <summary>Finds mentors by a part of their name.</summary>
public sealed class ColleagueLookup(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    private const int Most = 6;
    private const int Shortest = 2;

    /// <summary>Mentors who take requests today and whose name contains the text, by name, unless blocked from one of those left out; none for fewer than two letters.</summary>
    /// <param name="except">People who cannot be suggested: the two of the relationship, and who is chosen already.</param>
    public async Task<IReadOnlyList<ColleagueRow>> FindAsync(string text, IReadOnlyCollection<MemberId> except, CancellationToken cancel)
    {
        var part = Text.CleanLine(text).ToLowerInvariant();
        if (part.Length < Shortest)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var today = time.Today();
        MemberId[] left = [.. except];
        var found = await db.Members.AsNoTracking()
            .Where(m => m.DeletedAt == null && m.Mentor != null && m.Mentor.Availability.Status != AvailabilityStatus.Unavailable && !left.Contains(m.Id))
            .Where(m => !db.Blocks.Any(b => (b.BlockerId == m.Id && left.Contains(b.BlockedId)) || (b.BlockedId == m.Id && left.Contains(b.BlockerId))))
            .Where(m => m.Membership.Status == MembershipStatus.Active && m.Membership.SubscriptionPaid)
#pragma warning disable CA1862, CA1304, CA1311, MA0011 // Runs in the database
            .Where(m => (m.Details.GivenName + " " + m.Details.FamilyName).ToLower().Contains(part))
#pragma warning restore CA1862, CA1304, CA1311, MA0011
            .OrderBy(m => m.Details.FamilyName).ThenBy(m => m.Details.GivenName).ThenBy(m => m.Id)
            .Take(Most * 2)
            .ToListAsync(cancel);
        return [.. found.Where(m => m.WhyNotTakingPart(today) is null && m.Mentor!.Availability.On(today) == AvailabilityStatus.Available).Take(Most)
            .Select(m => new ColleagueRow(m.Id, m.Name, m.Details.JobTitle))];
    }
}
