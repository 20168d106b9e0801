using Mentoring.Core.Common;
using Mentoring.Core.Relationships;

namespace Mentoring.Core.Notifications;

/// <summary>Who is told what of a fact: the one place that turns facts into notices. Whoever did it is never told.</summary>
public static class NoticeRules
{
    /// <summary>The notices of a fact that was just recorded.</summary>
    public static IEnumerable<Notice> Of(Relationship relationship, RelationshipEvent fact) =>
        Readers(relationship, fact).Select(told => Notice.Of(relationship, fact, told.Reader, told.Kind));

    private static (MemberId Reader, NoticeKind Kind)[] Readers(Relationship r, RelationshipEvent fact) => fact.Move switch
    {
        RelationshipMove.Send => [(r.RecipientId, NoticeKind.RequestReceived)],
        RelationshipMove.Edit => [(r.RecipientId, NoticeKind.RequestAmended)],
        RelationshipMove.Accept => [(r.SenderId, NoticeKind.RequestAccepted)],
        RelationshipMove.Decline => [(r.SenderId, NoticeKind.RequestDeclined)],
        RelationshipMove.AskForMore => [(r.SenderId, NoticeKind.MoreAsked)],
        RelationshipMove.Expire => [(r.SenderId, NoticeKind.RequestExpired), (r.RecipientId, NoticeKind.RequestLapsed)],
        RelationshipMove.TellFull => [(r.SenderId, NoticeKind.MentorFull)],
        RelationshipMove.TellUnavailable => [(r.SenderId, NoticeKind.MentorUnavailable)],
        RelationshipMove.TellAway => [(r.SenderId, NoticeKind.MentorAway)],
        RelationshipMove.TellBack => [(r.SenderId, NoticeKind.MentorBack)],
        RelationshipMove.Remind => [r.MoreAskedAt is null ? (r.RecipientId, NoticeKind.AnswerReminder) : (r.SenderId, NoticeKind.MoreReminder)],
        RelationshipMove.CompleteUnanswered => Both(r, NoticeKind.Completed),
        RelationshipMove.TellPauseOver => Both(r, NoticeKind.PauseOver),
        RelationshipMove.End => Both(r, NoticeKind.RelationshipEnded),
        _ when fact.ById is { } by => [(r.OtherThan(by), Told(r, fact, by))],
        _ => [],
    };

    /// <summary>What the other of the two is told.</summary>
    private static NoticeKind Told(Relationship r, RelationshipEvent fact, MemberId by) => fact.Move switch
    {
        RelationshipMove.Withdraw => fact.From == RelationshipStatus.Requested ? NoticeKind.RequestTakenBack : NoticeKind.PartnerLeft,
        RelationshipMove.Reopen => by == r.SenderId ? NoticeKind.RequestReopened : NoticeKind.RequestStandsAgain,
        RelationshipMove.Hold => NoticeKind.PutOnHold,
        RelationshipMove.Resume => NoticeKind.Resumed,
        RelationshipMove.ProposeCompletion => NoticeKind.CompletionProposed,
        RelationshipMove.Complete => NoticeKind.Completed,
        RelationshipMove.ProposeJourney => NoticeKind.JourneyProposed,
        RelationshipMove.BeginJourney => NoticeKind.JourneyBegun,
        RelationshipMove.Nudge => NoticeKind.Nudged,
        _ => NoticeKind.ProposalSetAside,
    };

    private static (MemberId, NoticeKind)[] Both(Relationship r, NoticeKind kind) => [(r.MentorId, kind), (r.MenteeId, kind)];
}
