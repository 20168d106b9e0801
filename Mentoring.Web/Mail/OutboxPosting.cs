using Mentoring.Core.Common;
using Mentoring.Web.Data;

namespace Mentoring.Web.Mail;

/// <summary>The way of a ready letter into the outbox.</summary>
public static class OutboxPosting
{
    /// <summary>Adds it to what is about to be saved; announce <see cref="Live.Topic.Outbox"/> after the save.</summary>
    public static OutboxMail Post(this MentoringDb db, Letter letter, DateTime now, MemberId? member = null) =>
        db.Outbox.Add(OutboxMail.OfLetter(letter.To, letter.ToJson(), now, member)).Entity;
}
