using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Desk;

/// <summary>The programme in numbers; counted from states, never from anyone's words.</summary>
public sealed record DeskFigures(int Members, int Mentors, int MentorsAvailable, int Mentees, int MenteesLooking, int Waiting, int Active, int Completed, int Sent, int Accepted);

/// <summary>One member as the programme team sees them.</summary>
public sealed record DeskMemberRow(MemberId Id, string Name, string Email, bool IsMentor, bool IsMentee, Membership Membership, bool HasAccount);

/// <summary>One page of members.</summary>
public sealed record DeskMembers(int Total, IReadOnlyList<DeskMemberRow> Rows);

/// <summary>What programme managers read. Callers have shown that they are managers (the pages are closed to others).</summary>
public sealed class DeskQueries(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    public const int PageSize = 50;

    public DateOnly Today => time.Today();

    public async Task<DeskFigures> FiguresAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var members = db.Members.Where(m => m.DeletedAt == null);
        var states = await db.Relationships.GroupBy(r => r.Status).Select(g => new { Status = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Status, g => g.Count, cancel);
        int Of(params RelationshipStatus[] wanted) => wanted.Sum(s => states.GetValueOrDefault(s));
        return new DeskFigures(
            await members.CountAsync(cancel),
            await members.CountAsync(m => m.Mentor != null, cancel),
            await members.CountAsync(m => m.Mentor != null && m.Mentor.Availability.Status == AvailabilityStatus.Available, cancel),
            await members.CountAsync(m => m.Mentee != null, cancel),
            await members.CountAsync(m => m.Mentee != null && m.Mentee.Looking, cancel),
            Of(RelationshipStatus.Requested),
            Of(RelationshipStatus.Active, RelationshipStatus.OnHold),
            Of(RelationshipStatus.Completed),
            states.Values.Sum(),
            Of(RelationshipStatus.Active, RelationshipStatus.OnHold, RelationshipStatus.Completed));
    }

    /// <summary>Members whose name or address contains the words, by family name; page from 1.</summary>
    public async Task<DeskMembers> MembersAsync(string? words, int page, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var members = db.Members.AsNoTracking().Where(m => m.DeletedAt == null);
        foreach (var word in Text.CleanLine(words).ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
#pragma warning disable CA1304, CA1311, CA1862 // Becomes upper() in the database
            members = members.Where(m => (m.Details.GivenName + " " + m.Details.FamilyName + " " + m.Email).ToUpper().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        var total = await members.CountAsync(cancel);
        var rows = await members.OrderBy(m => m.Details.FamilyName).ThenBy(m => m.Details.GivenName).ThenBy(m => m.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
            .Select(m => new DeskMemberRow(m.Id, m.Details.GivenName + " " + m.Details.FamilyName, m.Email, m.Mentor != null, m.Mentee != null, m.Membership, m.AccountId != null))
            .ToListAsync(cancel);
        return new DeskMembers(total, rows);
    }
}
