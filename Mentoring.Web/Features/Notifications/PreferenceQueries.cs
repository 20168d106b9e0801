using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>How one person wants their mail.</summary>
public sealed class PreferenceQueries(IDbContextFactory<MentoringDb> contexts)
{
    /// <summary>What holds for who has chosen nothing, too.</summary>
    public async Task<NoticePreferences> OfAsync(MemberId member, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.NoticePreferences.AsNoTracking().SingleOrDefaultAsync(p => p.MemberId == member, cancel) ?? new NoticePreferences(member);
    }
}
