using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>The one place that gathers what <see cref="Etiquette"/> asks for, for the screen before somebody writes and for the verb when they do.</summary>
internal static class WritingDoor
{
    /// <summary>What makes of two people more than strangers.</summary>
    private static readonly RelationshipStatus[] Together = [.. RelationshipStatuses.Live, RelationshipStatus.Completed];

    /// <summary>Why the author may not write to the other person, or null when they may.</summary>
    /// <param name="open">Whether this would open a new conversation.</param>
    /// <param name="limit">New conversations the programme allows in a day.</param>
    public static async Task<Problem?> WhyNotWriteAsync(
        this MentoringDb db, MemberId author, MemberId other, bool open, int limit, DateTime now, CancellationToken cancel)
    {
        var people = await db.Members.AsNoTracking().Where(m => m.Id == author || m.Id == other).ToDictionaryAsync(m => m.Id, cancel);
        if (!people.TryGetValue(author, out var writer) || !people.TryGetValue(other, out var reader))
            return new NotFound();
        var today = DateOnly.FromDateTime(now);
        var blocked = await db.Blocks.Between(author, other).AnyAsync(cancel);
        if (!open)
            return Etiquette.WhyNotWrite(writer, reader, blocked, today);
        var since = now - Etiquette.Window;
        var openedLately = await db.Conversations.CountAsync(c => c.StarterId == author && c.CreatedAt > since, cancel);
        var together = await db.Relationships.Of(author).Of(other).AnyAsync(r => Together.Contains(r.Status), cancel);
        return Etiquette.WhyNotOpen(writer, reader, blocked, together, openedLately, limit, today);
    }
}
