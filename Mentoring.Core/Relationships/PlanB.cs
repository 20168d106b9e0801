using Mentoring.Core.Common;
using Mentoring.Core.Matching;

namespace Mentoring.Core.Relationships;

/// <summary>What a mentee is offered when a request came to nothing: the next best mentors, and the old brief as a draft (spec §4).</summary>
public static class PlanB
{
    /// <summary>Most mentors that are offered.</summary>
    public const int Most = 3;

    /// <summary>For so many months nobody is offered who declined the mentee, or did not answer.</summary>
    public const int RestMonths = 6;

    /// <summary>Whether this person, as the mentee who asked, should be offered somebody else.</summary>
    /// <param name="mentorTakesNobody">Whether the mentor is full or unavailable now; looked at while the request waits.</param>
    public static bool Applies(Relationship relationship, MemberId member, bool mentorTakesNobody) =>
        member == relationship.MenteeId && member == relationship.SenderId && relationship.Status switch
        {
            RelationshipStatus.Requested => mentorTakesNobody,
            RelationshipStatus.Declined or RelationshipStatus.Expired => true,
            RelationshipStatus.Withdrawn => relationship.EndedById != member,
            _ => false,
        };

    /// <summary>Whether a text speaks of a person by their given name, so that it cannot go to somebody else as it is.</summary>
    public static bool Names(string text, string givenName)
    {
        var name = Words.Of(givenName);
        var words = Words.Of(text);
        return name.Count > 0 && Enumerable.Range(0, words.Count).Any(i => words.Skip(i).Take(name.Count).SequenceEqual(name, StringComparer.Ordinal));
    }
}
