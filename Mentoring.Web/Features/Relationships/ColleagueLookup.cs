using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>A mentor one can suggest instead of oneself.</summary>
public sealed record ColleagueRow(MemberId Id, string Name, string Line);

/// <summary>Finds mentors by the beginnings of their names.</summary>
public sealed class ColleagueLookup(IDbContextFactory<MentoringDb> contexts, MatchQueries matches, TimeProvider time)
{
    private const int Most = 6;
    private const int Shortest = 2;

    /// <summary>How many names are looked at, since some of them are away or unavailable.</summary>
    private const int Tried = 60;

    /// <summary>Mentors of that name, in the order of names, who take requests today and whom the other person may be shown; none for fewer than two letters.</summary>
    /// <param name="me">Who suggests; nobody they blocked, or who blocked them, is found.</param>
    /// <param name="other">To whom they are suggested.</param>
    public async Task<IReadOnlyList<ColleagueRow>> FindAsync(MemberId me, MemberId other, string text, CancellationToken cancel)
    {
        var part = Text.CleanLine(text);
        if (part.Length < Shortest)
            return [];
        var named = await matches.FindByNameAsync(other, part, SearchKind.Mentors, Tried, cancel);
        MemberId[] ids = [.. named.Select(n => n.Id).Where(id => id != me)];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var today = time.Today();
        var found = await db.Members.AsNoTracking()
            .Where(m => ids.Contains(m.Id) && m.DeletedAt == null && m.Mentor != null)
            .Where(m => !db.Blocks.Any(b => (b.BlockerId == m.Id && b.BlockedId == me) || (b.BlockedId == m.Id && b.BlockerId == me)))
            .ToListAsync(cancel);
        var free = found.Where(m => m.WhyNotTakingPart(today) is null && m.Mentor!.Availability.On(today) == AvailabilityStatus.Available).ToDictionary(m => m.Id);
        return [.. ids.Where(free.ContainsKey).Take(Most).Select(id => new ColleagueRow(id, free[id].Name, free[id].Details.JobTitle))];
    }
}
