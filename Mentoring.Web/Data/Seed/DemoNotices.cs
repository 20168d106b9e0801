using Mentoring.Core.Conversations;
using Mentoring.Core.Notifications;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data.Seed;

/// <summary>What the demo's people were told lately, so that the bell has something to show; no mail goes out about it.</summary>
internal static class DemoNotices
{
    private const int ShownDays = 14;
    private const int UnreadDays = 2;

    public static IEnumerable<Notice> Of(Relationship relationship, DateTime now)
    {
        foreach (var notice in relationship.Events.Where(e => e.At > now.AddDays(-ShownDays)).SelectMany(e => NoticeRules.Of(relationship, e)).DistinctBy(n => n.Key))
        {
            if (notice.At < now.AddDays(-UnreadDays))
                notice.Read(notice.At.AddHours(2));
            yield return notice;
        }
    }

    /// <summary>Silence that is there when the demo begins has been told before.</summary>
    public static void Settle(Conversation conversation, IEnumerable<Relationship> relationships, DateTime now)
    {
        var together = relationships.FirstOrDefault(r => r.Status == RelationshipStatus.Active && r.Includes(conversation.LowId) && r.Includes(conversation.HighId));
        conversation.TakeSilence(together?.ActiveSince, Schedule.Usual, now);
    }
}
