using Mentoring.Core.Common;

namespace Mentoring.Core.Relationships;

/// <summary>One mentor and one mentee, from the request to the end (spec §5).</summary>
public sealed class Relationship : IVersioned
{
    private Relationship()
    {
    }

    public RelationshipId Id { get; private set; }

    public MemberId MentorId { get; private set; }

    public MemberId MenteeId { get; private set; }

    /// <summary>Who sent the request: the mentee usually, the mentor when it is an offer.</summary>
    public MemberId SenderId { get; private set; }

    public RelationshipStatus Status { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When anything of this relationship last changed (UTC); the match index follows it.</summary>
    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }
}
