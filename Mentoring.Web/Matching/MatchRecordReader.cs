using System.Linq.Expressions;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Matching;

/// <summary>Reads what the match index knows of members out of the database.</summary>
internal static class MatchRecordReader
{
    private const int IdsAQuery = 500;

    /// <summary>Everybody, ascending by id.</summary>
    public static async Task<IReadOnlyList<MatchRecord>> AllAsync(MentoringDb db, DateOnly today, CancellationToken cancel)
    {
        var parts = await PartsAsync(db, today, null, cancel);
        var records = new List<MatchRecord>();
        await foreach (var row in Rows(db.Members.AsNoTracking().OrderBy(m => m.Id)).AsAsyncEnumerable().WithCancellation(cancel))
            records.Add(parts.Record(row));
        return records;
    }

    /// <summary>The members named; those that are no longer there are missing from the answer.</summary>
    public static async Task<IReadOnlyList<MatchRecord>> OfAsync(MentoringDb db, IReadOnlyCollection<MemberId> ids, DateOnly today, CancellationToken cancel)
    {
        var records = new List<MatchRecord>();
        foreach (var some in ids.Chunk(IdsAQuery))
        {
            var parts = await PartsAsync(db, today, some, cancel);
            var rows = await Rows(db.Members.AsNoTracking().Where(m => some.Contains(m.Id))).ToListAsync(cancel);
            records.AddRange(rows.Select(parts.Record));
        }

        return records;
    }

    private static IQueryable<MemberRow> Rows(IQueryable<Member> members) => members.IgnoreAutoIncludes().Select(m => new MemberRow(
        m.Id, m.Details.GivenName, m.Details.FamilyName, m.Details.Headline, m.Details.Organisation, m.Details.Biography, m.Email, m.LineManagerEmail,
        m.Membership.Status, m.Membership.SubscriptionPaid, m.Membership.DateOfBirth, m.DeletedAt != null, m.Details.Industry, m.Details.CareerStage,
        m.Details.Country, m.Details.Region, m.Details.TimeZone, m.Details.Languages, m.Details.Formats));

    /// <summary>Of all members, or of some.</summary>
    private static async Task<MatchRecordParts> PartsAsync(MentoringDb db, DateOnly today, MemberId[]? ids, CancellationToken cancel)
    {
        IQueryable<T> Some<T>(IQueryable<T> all, Func<MemberId[], Expression<Func<T, bool>>> those) => ids is null ? all : all.Where(those(ids));
        var since = today.AddDays(-FairRank.ImpressionDays);
        var mentors = Some(db.Set<MentorProfile>().AsNoTracking(), of => p => of.Contains(p.MemberId));
        var mentees = Some(db.Set<MenteeProfile>().AsNoTracking(), of => p => of.Contains(p.MemberId));
        var live = Some(db.Relationships.AsNoTracking().Where(r => RelationshipStatuses.Live.Contains(r.Status)), of => r => of.Contains(r.MentorId) || of.Contains(r.MenteeId));
        var impressions = Some(db.FirstPageImpressions.AsNoTracking().Where(i => i.Day > since), of => i => of.Contains(i.MemberId));
        var blocks = Some(db.Blocks.AsNoTracking(), of => b => of.Contains(b.BlockerId) || of.Contains(b.BlockedId));
        return new MatchRecordParts(
            await mentors.Select(p => new MentorRow(p.MemberId, p.Offer.Areas, p.Offer.Skills, p.Availability.Status, p.Availability.AwayUntil, p.Offer.MenteeLimit)).ToListAsync(cancel),
            await mentees.Select(p => new MenteeRow(p.MemberId, p.Wish.Areas, p.Wish.Skills, p.Looking)).ToListAsync(cancel),
            await live.Select(r => new LiveRow(r.MentorId, r.MenteeId, RelationshipStatuses.TakingAPlace.Contains(r.Status))).ToListAsync(cancel),
            await impressions.GroupBy(i => new { i.MemberId, i.Kind }).Select(g => new ImpressionRow(g.Key.MemberId, g.Key.Kind, g.Sum(i => i.Count))).ToListAsync(cancel),
            [.. (await blocks.Select(b => new { b.BlockerId, b.BlockedId }).ToListAsync(cancel)).Select(b => (b.BlockerId, b.BlockedId))]);
    }
}
