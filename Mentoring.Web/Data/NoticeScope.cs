using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>Which notices a person may see: their own, and nobody else's.</summary>
public static class NoticeScope
{
    public static IQueryable<Notice> Of(this IQueryable<Notice> notices, MemberId member) => notices.Where(n => n.MemberId == member);

    public static IQueryable<Notice> UnreadBy(this IQueryable<Notice> notices, MemberId member) => notices.Where(n => n.MemberId == member && n.ReadAt == null);

    /// <summary>Marks these as read; says whether any was unread, so that nothing is announced otherwise.</summary>
    public static async Task<bool> ReadAsync(this IQueryable<Notice> unread, DateTime now, CancellationToken cancel) =>
        await unread.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel) > 0;
}
