using Mentoring.Core.Relationships;
using Mentoring.Web.Data;

namespace Mentoring.Web.Live;

/// <summary>Who looks at a relationship: its own page, both dashboards, the match index, and whoever sends the mails about it.</summary>
public static class RelationshipTopics
{
    /// <summary>For everything this context followed; call it after the save.</summary>
    public static IReadOnlyCollection<Topic> ChangedRelationships(this MentoringDb db) => Of(db.ChangeTracker.Entries<Relationship>().Select(e => e.Entity));

    public static IReadOnlyCollection<Topic> Of(IEnumerable<Relationship> changed)
    {
        HashSet<Topic> topics = [.. changed.SelectMany(r => new[] { Topic.Relationship(r.Id), Topic.Member(r.MentorId), Topic.Member(r.MenteeId) })];
        if (topics.Count > 0)
            topics.UnionWith([Topic.Members, Topic.Outbox]);
        return topics;
    }
}
