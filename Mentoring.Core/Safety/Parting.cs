using Mentoring.Core.Common;
using Mentoring.Core.Relationships;

namespace Mentoring.Core.Safety;

/// <summary>What blocking somebody does to a live request or relationship of the two: it ends by the moves anybody has (spec §5), and nobody hears of the block.</summary>
public static class Parting
{
    /// <summary>What the other person reads when a request of theirs ends so.</summary>
    private const string NotPossible = "This is not possible for me.";

    /// <summary>Ends what is live between the two as the blocker's own decision; does nothing to what has ended already.</summary>
    public static Result Leave(Relationship relationship, MemberId blocker, DateTime now)
    {
        if (!relationship.Status.IsLive())
            return Result.Done;
        return MustDecline(relationship.Status, relationship.SenderId == blocker)
            ? relationship.Decline(blocker, new DeclineAnswer(DeclineReason.Other, NotPossible, []), now)
            : relationship.Withdraw(blocker, string.Empty, now);
    }

    /// <summary>Said before somebody blocks, so that they know what else ends.</summary>
    /// <param name="status">Of a live request or relationship.</param>
    /// <param name="sent">Whether the blocker sent it.</param>
    /// <param name="name">The other person's given name.</param>
    public static string Warning(RelationshipStatus status, bool sent, string name) => status switch
    {
        RelationshipStatus.Requested when sent => $"What you asked {name} is withdrawn. {name} is told that, and nothing of the block.",
        RelationshipStatus.Requested => $"What {name} asked you is declined. {name} is told that, and nothing of the block.",
        _ => $"You work together at the moment. That ends: {name} is told that you left, and nothing of the block.",
    };

    private static bool MustDecline(RelationshipStatus status, bool sent) => status == RelationshipStatus.Requested && !sent;
}
