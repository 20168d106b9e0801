using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Core.Safety;
using Mentoring.Web.Data;
using Mentoring.Web.Matching;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Members;

/// <summary>Profiles as other members see them.</summary>
public sealed class ProfileQueries(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    /// <summary>The profile; not found for who is unknown, deleted, not eligible or not available to the reader; whom the reader blocked is named.</summary>
    public async Task<Result<ProfileRow>> OfAsync(MemberId reader, MemberId member, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var today = time.Today();
        if (await PersonAsync(db, member, cancel) is not { } person || !person.Membership.IsEligible(today))
            return new NotFound();
        if (await ApartAsync(db, reader, member, $"{person.GivenName} {person.FamilyName}".Trim(), cancel) is { } apart)
            return apart;
        var taxonomy = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync(cancel));
        var own = reader == member ? null : await PersonAsync(db, reader, cancel);
        return new ProfileReading(person, own, taxonomy, today).Row(
            await LiveAsync(db, reader, member, cancel),
            person.Offer is null ? 0 : await PlacesTakenAsync(db, member, cancel),
            person.Offer is not null && (await ReplyPaces.OfAsync(db, [member], time.Now(), cancel)).TryGetValue(member, out var pace) ? pace : null,
            await ManagesOrReportsAsync(db, reader, member, cancel));
    }

    /// <summary>Leaves out on purpose: the ways to reach a person, and the reflection.</summary>
    private static Task<ProfilePerson?> PersonAsync(MentoringDb db, MemberId id, CancellationToken cancel) =>
        db.Members.AsNoTracking().IgnoreAutoIncludes().Where(m => m.Id == id && m.DeletedAt == null).Select(m => new ProfilePerson
        {
            Id = m.Id,
            Membership = m.Membership,
            GivenName = m.Details.GivenName,
            FamilyName = m.Details.FamilyName,
            Pronouns = m.Details.Pronouns,
            Headline = m.Details.Headline,
            HasPhoto = m.HasPhoto,
            PhotoVersion = m.PhotoVersion,
            JobTitle = m.Details.JobTitle,
            Organisation = m.Details.Organisation,
            Industry = m.Details.Industry,
            CareerStage = m.Details.CareerStage,
            Country = m.Details.Country,
            Region = m.Details.Region,
            TimeZone = m.Details.TimeZone,
            Languages = m.Details.Languages,
            Qualifications = m.Details.Qualifications,
            Formats = m.Details.Formats,
            Biography = m.Details.Biography,
            LastSeenOn = m.LastSeenOn,
            Offer = m.Mentor == null ? null : m.Mentor.Offer,
            Availability = m.Mentor == null ? null : m.Mentor.Availability,
            Wish = m.Mentee == null ? null : m.Mentee.Wish,
            Looking = m.Mentee != null && m.Mentee.Looking,
        }).SingleOrDefaultAsync(cancel);

    /// <summary>Whoever blocked is reminded of it, so that they can think better of it; the other finds nobody.</summary>
    private static async Task<Problem?> ApartAsync(MentoringDb db, MemberId reader, MemberId member, string name, CancellationToken cancel)
    {
        var blockers = await db.Blocks.Between(reader, member).Select(b => b.BlockerId).ToListAsync(cancel);
        return blockers.Contains(reader) ? new YouBlocked(name) : blockers.Count > 0 ? new NotFound() : null;
    }

    private static Task<List<ProfileLiveRow>> LiveAsync(MentoringDb db, MemberId reader, MemberId member, CancellationToken cancel) =>
        db.Relationships
            .Where(r => (r.MentorId == reader && r.MenteeId == member) || (r.MentorId == member && r.MenteeId == reader))
            .Where(r => RelationshipStatuses.Live.Contains(r.Status))
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)
            .Select(r => new ProfileLiveRow(r.Id, r.Status == RelationshipStatus.Requested, r.MentorId == reader, r.SenderId == reader))
            .ToListAsync(cancel);

    private static Task<int> PlacesTakenAsync(MentoringDb db, MemberId mentor, CancellationToken cancel) =>
        db.Relationships.CountAsync(r => r.MentorId == mentor && (r.Status == RelationshipStatus.Active || r.Status == RelationshipStatus.OnHold), cancel);

    private static Task<bool> ManagesOrReportsAsync(MentoringDb db, MemberId reader, MemberId member, CancellationToken cancel) =>
        db.Members.AnyAsync(m => m.Id == member && db.Members.Any(r => r.Id == reader && (r.LineManagerEmail == m.Email || m.LineManagerEmail == r.Email)), cancel);
}
