using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>The verbs of notices: read. What is read already stays as it was, and somebody else's is not touched.</summary>
public sealed class NoticeCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time)
{
    public Task ReadAsync(MemberId member, NoticeId notice, CancellationToken cancel) => ReadAsync(member, unread => unread.Where(n => n.Id == notice), cancel);

    public Task ReadAllAsync(MemberId member, CancellationToken cancel) => ReadAsync(member, unread => unread, cancel);

    private async Task ReadAsync(MemberId member, Func<IQueryable<Notice>, IQueryable<Notice>> which, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await which(db.Notices.UnreadBy(member)).ReadAsync(time.Now(), cancel))
            live.Announce(Topic.Member(member));
    }
}
