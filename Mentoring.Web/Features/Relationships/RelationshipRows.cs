using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Relationships;

/// <summary>The other person of a relationship, as its screens show them.</summary>
/// <param name="Line">Job and organisation, or the headline.</param>
/// <param name="Gone">Whether they no longer take part; then there is no profile to open.</param>
public sealed record PersonRow(MemberId Id, string Name, string GivenName, string Line, string? Photo, bool Gone)
{
    public string Address => $"/members/{Id.Value}";
}

/// <summary>One relationship on a dashboard.</summary>
/// <param name="Unread">Messages of the other person that this one has not read.</param>
public sealed record DashboardRow(RelationshipId Id, PersonRow Other, bool IAmMentor, RelationshipStatus Status, NextStep Step, DateTime RoundStartedAt, DateTime? AcceptedAt, DateTime ChangedAt, int Unread)
{
    public string Address => $"/relationships/{Id.Value}";

    /// <summary>How far the pair's goals have come, the mentor's own learning left out; null while there are none.</summary>
    public GoalSummary? Goals { get; init; }
}

/// <summary>How far the goals of a relationship have come.</summary>
/// <param name="Ours">Those of the pair, on the mentee's journey; private ones do not count.</param>
/// <param name="Learning">The mentor's own that the viewer sees.</param>
public sealed record PairGoals(GoalSummary? Ours, GoalSummary? Learning);

/// <summary>All relationships of a person, by what is to be done.</summary>
/// <param name="Ended">The latest of those that are over.</param>
/// <param name="EndedTotal">How many are over in all.</param>
public sealed record Dashboard(
    IReadOnlyList<DashboardRow> NeedsMyAction, IReadOnlyList<DashboardRow> Active, IReadOnlyList<DashboardRow> WaitingForOther, IReadOnlyList<DashboardRow> Ended, int EndedTotal)
{
    public bool IsEmpty => NeedsMyAction.Count + Active.Count + WaitingForOther.Count + Ended.Count == 0;
}

/// <summary>How to reach the other person; exists only once a request was accepted.</summary>
public sealed record ContactRow(string Email, string Phone, IReadOnlyList<string> Links);

/// <summary>One fact of a relationship, in words.</summary>
/// <param name="Sentence">What happened.</param>
/// <param name="Reason">The chip chosen with a decline; empty otherwise.</param>
/// <param name="Text">What the person wrote, or what an edit changed; may be empty.</param>
/// <param name="Suggested">Colleagues suggested with a decline who still take part.</param>
public sealed record TimelineRow(int Number, string Sentence, string Reason, string Text, IReadOnlyList<(MemberId Id, string Name)> Suggested, DateTime At, RelationshipMove Move);

/// <summary>One relationship in full, for one of its two people.</summary>
public sealed record RelationshipView
{
    public required RelationshipId Id { get; init; }
    public required PersonRow Other { get; init; }
    public required bool IAmMentor { get; init; }
    public required bool SentByMe { get; init; }
    public required bool IsOffer { get; init; }
    public required RelationshipStatus Status { get; init; }
    public required NextStep Step { get; init; }

    /// <summary>What this person can do now.</summary>
    public required IReadOnlyList<RelationshipMove> OpenMoves { get; init; }

    /// <summary>Whether the reader has waited so long for an answer that a way out is offered.</summary>
    public bool LongSilence { get; init; }

    public required Brief Brief { get; init; }

    /// <summary>What the sender amended, for the recipient who has not answered yet; empty otherwise.</summary>
    public IReadOnlyList<string> Amended { get; init; } = [];

    /// <summary>The names of the brief's areas.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    public required IReadOnlyList<TimelineRow> Timeline { get; init; }

    /// <summary>Whether the pair is at its beginning: active, and not for long.</summary>
    public required bool Fresh { get; init; }

    /// <summary>Null until accepted.</summary>
    public ContactRow? Contact { get; init; }

    /// <summary>What the two have in common; empty until accepted.</summary>
    public IReadOnlyList<string> InCommon { get; init; } = [];

    public string Address => $"/relationships/{Id.Value}";

    public bool Can(RelationshipMove move) => OpenMoves.Contains(move);
}

/// <summary>A live relationship of two people, as a profile links to it.</summary>
public sealed record PairRow(RelationshipId Id, RelationshipStatus Status, bool IAmMentor, bool SentByMe)
{
    public string Address => $"/relationships/{Id.Value}";
}
