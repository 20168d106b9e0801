using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Line">What happened, without a full stop.</param>
/// <param name="More">One more sentence.</param>
/// <param name="Other">The other person's name; empty when it is about nobody.</param>
/// <param name="Photo">Address of their photo, or null.</param>
/// <param name="At">UTC.</param>
/// <param name="Address">Where it leads.</param>
public sealed record NoticeRow(NoticeId Id, string Line, string More, string Other, string? Photo, DateTime At, bool Unread, string Address);

/// <summary>The notices of one day of the reader's.</summary>
/// <param name="Name">"Today", "Yesterday", or the date.</param>
public sealed record NoticeDay(string Name, IReadOnlyList<NoticeRow> Notices);

/// <summary>One page of notices, newest first.</summary>
/// <param name="Total">Of the list as it is filtered.</param>
/// <param name="Unread">Of all.</param>
public sealed record NoticePage(IReadOnlyList<NoticeDay> Days, int Total, int Unread);

/// <summary>What people were told. Everyone sees their own.</summary>
public sealed class NoticeQueries(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    public const int PageSize = 30;

    /// <summary>How many the bell shows.</summary>
    public const int LatestShown = 6;

    public async Task<IReadOnlyList<NoticeRow>> LatestAsync(MemberId member, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await RowsAsync(db, db.Notices.Of(member), 0, LatestShown, cancel);
    }

    /// <summary>One page of everything somebody was told, newest first and by day.</summary>
    /// <param name="page">From 1.</param>
    public async Task<NoticePage> PageAsync(MemberId member, bool unreadOnly, int page, TimeZoneInfo zone, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var wanted = unreadOnly ? db.Notices.UnreadBy(member) : db.Notices.Of(member);
        var rows = await RowsAsync(db, wanted, (page - 1) * PageSize, PageSize, cancel);
        var days = rows.GroupBy(r => Mornings.Day(r.At, zone)).Select(g => new NoticeDay(NameOf(g.Key, zone), [.. g]));
        return new NoticePage([.. days], await wanted.CountAsync(cancel), await db.Notices.UnreadBy(member).CountAsync(cancel));
    }

    private string NameOf(DateOnly day, TimeZoneInfo zone)
    {
        var today = Mornings.Day(time.Now(), zone);
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => "Today",
            1 => "Yesterday",
            _ => Moments.Weekday(day, today),
        };
    }

    private static async Task<IReadOnlyList<NoticeRow>> RowsAsync(MentoringDb db, IQueryable<Notice> wanted, int skip, int take, CancellationToken cancel)
    {
        var notices = await wanted.AsNoTracking().OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip(skip).Take(take).ToListAsync(cancel);
        var people = notices.Select(n => n.AboutId).OfType<MemberId>().Distinct().ToList();
        var others = await db.Members.Where(m => people.Contains(m.Id))
            .Select(m => new Person(m.Id, m.Details.GivenName, m.Details.FamilyName, m.HasPhoto, m.PhotoVersion)).ToDictionaryAsync(p => p.Id, cancel);
        var relationships = notices.Select(n => n.RelationshipId).OfType<RelationshipId>().Distinct().ToList();
        var mentors = await db.Relationships.Where(r => relationships.Contains(r.Id)).Select(r => new { r.Id, r.MentorId }).ToDictionaryAsync(r => r.Id, r => r.MentorId, cancel);
        var before = await EndedFromAsync(db, notices, cancel);
        return [.. notices.Select(n => Row(
            n, n.AboutId is { } about ? others.GetValueOrDefault(about) : null,
            n.RelationshipId is { } id && mentors.GetValueOrDefault(id) == n.MemberId,
            n is { RelationshipId: { } ended, Fact: { } number } ? before.GetValueOrDefault((ended, number)) : null))];
    }

    /// <summary>What the programme closed: a relationship, or only a request.</summary>
    private static async Task<Dictionary<(RelationshipId, int), RelationshipStatus?>> EndedFromAsync(MentoringDb db, List<Notice> notices, CancellationToken cancel)
    {
        var ids = notices.Where(n => n.Kind == NoticeKind.RelationshipEnded).Select(n => n.RelationshipId).OfType<RelationshipId>().Distinct().ToList();
        if (ids.Count == 0)
            return [];
        var ends = await db.RelationshipEvents.Where(e => ids.Contains(e.RelationshipId) && e.Move == RelationshipMove.End).Select(e => new { e.RelationshipId, e.Number, e.From }).ToListAsync(cancel);
        return ends.ToDictionary(e => (e.RelationshipId, e.Number), e => e.From);
    }

    private static NoticeRow Row(Notice notice, Person? other, bool readerIsMentor, RelationshipStatus? before) => new(
        notice.Id, NoticeWords.Line(notice.Kind, other?.GivenName ?? "your partner", readerIsMentor, notice.Detail, before), NoticeWords.More(notice.Kind, readerIsMentor, before),
        other is null ? string.Empty : $"{other.GivenName} {other.FamilyName}".Trim(), other is null ? null : PhotoAddress.Of(other.Id, other.HasPhoto, other.PhotoVersion),
        notice.At, notice.ReadAt is null, NoticePlaces.Of(notice));

    private sealed record Person(MemberId Id, string GivenName, string FamilyName, bool HasPhoto, int PhotoVersion);
}
