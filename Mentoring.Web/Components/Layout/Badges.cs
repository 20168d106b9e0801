using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Components.Layout;

/// <summary>The numbers beside the main addresses.</summary>
/// <param name="Actions">Relationships that wait for this person.</param>
/// <param name="Unread">Messages not read yet.</param>
/// <param name="Notices">Notifications not read yet.</param>
public sealed record Badges(int Actions, int Unread, int Notices)
{
    public static Badges None { get; } = new(0, 0, 0);
}

/// <summary>Counts for the frame, read whenever the member's topic is announced.</summary>
public sealed class BadgeQueries(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    public async Task<Badges> OfAsync(MemberId member, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var actions = await db.Relationships.WaitingFor(member, time.Today()).CountAsync(cancel);
        return new Badges(actions, await db.UnreadBy(member).CountAsync(cancel), await db.Notices.UnreadBy(member).CountAsync(cancel));
    }
}
