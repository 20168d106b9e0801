using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Where a conversation stands.</summary>
/// <param name="Other">Whom it is with.</param>
/// <param name="Revision">The number of its last change.</param>
public sealed record ConversationStand(ConversationId Id, MemberId Other, int Revision);

public sealed partial class ConversationQueries
{
    /// <summary>The most conversations somebody follows at once, newest first.</summary>
    public const int MostFollowed = 1000;

    /// <summary>All the viewer's conversations, for whoever follows them at once.</summary>
    public async Task<IReadOnlyList<ConversationStand>> StandsAsync(MemberId viewer, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Conversations.Of(viewer).OrderByDescending(c => c.LastAt).ThenByDescending(c => c.Id).Take(MostFollowed)
            .Select(c => new ConversationStand(c.Id, c.LowId == viewer ? c.HighId : c.LowId, c.LastRevision)).ToListAsync(cancel);
    }
}
