using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Matching;

/// <summary>Whom to ask instead, best first.</summary>
/// <param name="Mentors">Each leads to a request prefilled from the earlier one.</param>
/// <param name="SearchAddress">The path of the whole search they come from.</param>
public sealed record NextBestMentors(IReadOnlyList<MatchRow> Mentors, string SearchAddress);

/// <summary>The next best mentors when a request came to nothing (spec §4): the same for pages and for mails.</summary>
public sealed class NextBest(IDbContextFactory<MentoringDb> contexts, MatchQueries matches, TaxonomyStore taxonomy, TimeProvider time)
{
    /// <summary>How many of the list are looked at, since some of them have had their chance.</summary>
    private const int Looked = 60;

    /// <summary>For the mentee who asked; null when there is nothing to offer them about this relationship.</summary>
    public async Task<NextBestMentors?> OfAsync(MemberId mentee, RelationshipId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var earlier = await db.Relationships.AsNoTracking().Of(mentee).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (earlier is null || !PlanB.Applies(earlier, mentee, earlier.Status == RelationshipStatus.Requested && await TakesNobodyAsync(db, earlier.MentorId, cancel)))
            return null;
        if (await db.Set<MenteeProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.MemberId == mentee, cancel) is not { } profile)
            return null;
        var criteria = Criteria(earlier.Brief, profile.Wish);
        var result = await matches.SearchAsync(mentee, criteria with { PageSize = Looked }, null, cancel);
        var asked = await AskedLatelyAsync(db, mentee, cancel);
        Match[] best = [.. result.Matches.Where(m => m.Group == MatchGroup.Open && Fits(m) && m.Member != earlier.MentorId && !asked.Contains(m.Member)).Take(PlanB.Most)];
        return new NextBestMentors(await MatchRows.OfAsync(db, SearchKind.Mentors, best, mentor => $"/members/{mentor.Value}/request?from={id.Value}", cancel), Matching.SearchAddress.Of(criteria, taxonomy.Current));
    }

    /// <summary>What the brief asks for, above all its areas, and what the mentee wants anyway; nothing of it is a must.</summary>
    private static SearchCriteria Criteria(Brief brief, MenteeWish wish) => new()
    {
        Areas = new(Level.Preferred, brief.Areas),
        Skills = wish.Skills.Count > 0 ? new(Level.Preferred, wish.Skills) : WantedTerms.Off,
        Formats = new(Level.Preferred, brief.Formats),
        TimeZone = Level.Preferred,
        MattersMost = Criterion.Areas,
    };

    private async Task<bool> TakesNobodyAsync(MentoringDb db, MemberId mentor, CancellationToken cancel)
    {
        var profile = await db.Set<MentorProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.MemberId == mentor, cancel);
        return profile is null || profile.Availability.On(time.Today()) == AvailabilityStatus.Unavailable || profile.IsFull(await db.PlacesTakenAsync(mentor, cancel));
    }

    /// <summary>Those who said no to this mentee lately, or nothing.</summary>
    private async Task<HashSet<MemberId>> AskedLatelyAsync(MentoringDb db, MemberId mentee, CancellationToken cancel)
    {
        var since = time.Now().AddMonths(-PlanB.RestMonths);
        return await db.Relationships
            .Where(r => r.MenteeId == mentee && r.SenderId == mentee && (r.Status == RelationshipStatus.Declined || r.Status == RelationshipStatus.Expired) && r.EndedAt > since)
            .Select(r => r.MentorId).ToHashSetAsync(cancel);
    }

    /// <summary>Meeting online at good hours is not enough.</summary>
    private static bool Fits(Match match) => match.Parts.Any(p => p.Criterion is Criterion.Areas or Criterion.Skills && p.Coverage > 0);
}
