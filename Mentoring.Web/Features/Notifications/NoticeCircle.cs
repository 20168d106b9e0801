using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>What stands between the people of some notices today: who keeps away from whom, and which mentors have no free place.</summary>
internal sealed class NoticeCircle
{
    private readonly HashSet<(MemberId, MemberId)> _apart;
    private readonly HashSet<MemberId> _full;

    private NoticeCircle(HashSet<(MemberId, MemberId)> apart, HashSet<MemberId> full) => (_apart, _full) = (apart, full);

    /// <summary>Reads it for a batch of notices at once.</summary>
    /// <param name="people">Everybody the notices speak of, and their readers.</param>
    /// <param name="suggested">Mentors they might suggest.</param>
    public static async Task<NoticeCircle> OfAsync(
        MentoringDb db, List<Notice> notices, Dictionary<MemberId, Member> people, IEnumerable<MemberId> suggested, CancellationToken cancel)
    {
        var told = notices.Where(n => n.Kind == NoticeKind.MentorFull).Select(n => n.AboutId).OfType<MemberId>();
        List<Member> mentors = [.. told.Concat(suggested).Distinct().Select(id => people.GetValueOrDefault(id)).OfType<Member>()];
        return new NoticeCircle(await ApartAsync(db, [.. notices.Select(n => n.MemberId).Distinct()], cancel), await FullAsync(db, mentors, cancel));
    }

    /// <summary>Whichever of the two wants it.</summary>
    public bool KeepApart(MemberId one, MemberId another) => _apart.Contains((one, another)) || _apart.Contains((another, one));

    public bool IsFull(MemberId mentor) => _full.Contains(mentor);

    private static async Task<HashSet<(MemberId, MemberId)>> ApartAsync(MentoringDb db, List<MemberId> readers, CancellationToken cancel)
    {
        var blocks = await db.Blocks.AsNoTracking().Where(b => readers.Contains(b.BlockerId) || readers.Contains(b.BlockedId)).ToListAsync(cancel);
        return [.. blocks.Select(b => (b.BlockerId, b.BlockedId))];
    }

    private static async Task<HashSet<MemberId>> FullAsync(MentoringDb db, List<Member> mentors, CancellationToken cancel)
    {
        var limited = mentors.Where(m => m.Mentor?.Offer.MenteeLimit is not null).Select(m => m.Id).ToList();
        if (limited.Count == 0)
            return [];
        var taken = await db.Relationships.Where(r => limited.Contains(r.MentorId) && RelationshipStatuses.TakingAPlace.Contains(r.Status)).Select(r => r.MentorId).ToListAsync(cancel);
        var places = taken.CountBy(id => id).ToDictionary();
        return [.. mentors.Where(m => m.Mentor?.IsFull(places.GetValueOrDefault(m.Id)) == true).Select(m => m.Id)];
    }
}
