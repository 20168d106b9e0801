using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Matching;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Find;

/// <summary>The facts on the cards of one page, read in two queries however many they are.</summary>
public sealed class FindCards(TimeProvider time)
{
    private const int MostTags = 8;

    public async Task<IReadOnlyList<FindCardRow>> OfAsync(
        MentoringDb db, SearchKind kind, IReadOnlyList<Match> matches, Taxonomy taxonomy, CancellationToken cancel)
    {
        var ids = matches.Select(m => m.Member).ToList();
        var faces = (await FacesAsync(db, kind, ids, cancel)).ToDictionary(f => f.Id);
        var paces = kind == SearchKind.Mentors ? await ReplyPaces.OfAsync(db, ids, time.Now(), cancel) : new Dictionary<MemberId, ReplyPace>();

        // Who was deleted since the index last looked has no card any more
        return [.. matches.Where(m => faces.ContainsKey(m.Member)).Select(m => Card(m, faces[m.Member], paces.TryGetValue(m.Member, out var pace) ? pace : null, taxonomy))];
    }

    private static Task<List<Facts>> FacesAsync(MentoringDb db, SearchKind kind, List<MemberId> ids, CancellationToken cancel) =>
        db.Members.AsNoTracking().IgnoreAutoIncludes().Where(m => ids.Contains(m.Id) && m.DeletedAt == null).Select(m => new Facts(
            m.Id,
            m.Details.GivenName,
            m.Details.FamilyName,
            m.Details.Headline,
            m.Details.JobTitle,
            m.Details.Region,
            m.Details.Country,
            m.Details.Languages,
            m.LastSeenOn,
            m.HasPhoto,
            m.PhotoVersion,
            kind == SearchKind.Mentors ? m.Mentor!.Offer.Areas : m.Mentee!.Wish.Areas,
            kind == SearchKind.Mentors ? m.Mentor!.Offer.Skills : m.Mentee!.Wish.Skills,
            kind == SearchKind.Mentors ? m.Mentor!.Offer.MenteeLimit : null,
            db.Relationships.Count(r => r.MentorId == m.Id && (r.Status == RelationshipStatus.Active || r.Status == RelationshipStatus.OnHold))))
            .ToListAsync(cancel);

    private FindCardRow Card(Match match, Facts facts, ReplyPace? pace, Taxonomy taxonomy) => new(
        match,
        $"{facts.GivenName} {facts.FamilyName}".Trim(),
        facts.Headline,
        PhotoAddress.Of(facts.Id, facts.HasPhoto, facts.PhotoVersion),
        Line(facts, taxonomy),
        Tags(match, facts, taxonomy),
        facts.Limit is { } limit ? Math.Max(0, limit - facts.PlacesTaken) : null,
        pace,
        Activities.Of(facts.LastSeenOn, time.Today()));

    private static string Line(Facts facts, Taxonomy taxonomy) => string.Join(" · ", new[]
    {
        facts.JobTitle,
        facts.Region.Length > 0 ? facts.Region : facts.Country,
        string.Join(", ", taxonomy.Names(facts.Languages)),
    }.Where(part => part.Length > 0));

    private static IReadOnlyList<FindTagRow> Tags(Match match, Facts facts, Taxonomy taxonomy)
    {
        var hits = match.Parts.Where(p => p.Criterion is Criterion.Areas or Criterion.Skills).SelectMany(p => p.Matched).ToHashSet(StringComparer.Ordinal);
        return [.. taxonomy.Names(facts.Skills).Concat(taxonomy.Names(facts.Areas)).Distinct(StringComparer.Ordinal)
            .Select(name => new FindTagRow(name, hits.Contains(name))).OrderByDescending(t => t.Hit).Take(MostTags)];
    }

    private sealed record Facts(
        MemberId Id, string GivenName, string FamilyName, string Headline, string JobTitle, string Region, string Country, TermSet Languages, DateOnly? LastSeenOn,
        bool HasPhoto, int PhotoVersion, TermSet? AreasOrNone, TermSet? SkillsOrNone, int? Limit, int PlacesTaken)
    {
        public TermSet Areas => AreasOrNone ?? TermSet.Empty;

        public TermSet Skills => SkillsOrNone ?? TermSet.Empty;
    }
}
