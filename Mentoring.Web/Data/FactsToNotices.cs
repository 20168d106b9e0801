using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>Turns new facts into notices, and each notice into a mail that waits to be sent, in the save of the facts themselves.</summary>
internal static class FactsToNotices
{
    /// <summary>Called by every save; costs nothing when there are no new facts.</summary>
    public static void Write(MentoringDb db)
    {
        var facts = db.ChangeTracker.Entries<RelationshipEvent>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (facts.Count == 0)
            return;
        var relationships = db.ChangeTracker.Entries<Relationship>().ToDictionary(e => e.Entity.Id, e => e.Entity);

        // A save that failed and is tried again has its notices already
        var told = db.Notices.Local.Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var notice in facts.SelectMany(f => NoticeRules.Of(relationships[f.RelationshipId], f)).Where(n => !told.Contains(n.Key)).ToList())
            db.Tell(notice);
    }

    /// <summary>Tells somebody something, in the application and by mail as they prefer; saved by the caller.</summary>
    public static void Tell(this MentoringDb db, Notice notice)
    {
        db.Notices.Add(notice);
        db.Outbox.Add(OutboxMail.OfNotice(notice.Id.Value, notice.MemberId, notice.At));
    }
}
