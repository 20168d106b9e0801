using System.Globalization;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Whether what a mail would tell still holds when it is about to be sent.</summary>
public static class Aptness
{
    public static bool IsApt(this NoticeSubject subject, DateTime now)
    {
        if (subject.Blocked || !MayBeTold(subject, DateOnly.FromDateTime(now)))
            return false;
        if (subject.Kind == NoticeKind.NewMatches)
            return true;
        if (subject.Kind == NoticeKind.WelcomeBack)
            return subject.Reader.Mentor?.Availability.On(DateOnly.FromDateTime(now)) == AvailabilityStatus.Available;
        return subject.Relationship is { } relationship && Holds(subject, relationship) && IsStillSo(subject, DateOnly.FromDateTime(now));
    }

    /// <summary>Whose account is gone hears nothing more; whose membership ended still hears what that ended.</summary>
    private static bool MayBeTold(NoticeSubject subject, DateOnly today) =>
        subject.Reader.DeletedAt is null && (subject.Kind == NoticeKind.RelationshipEnded || subject.Reader.WhyNotTakingPart(today) is null);

    private static bool Holds(NoticeSubject subject, Relationship r)
    {
        var me = subject.Me;
        var open = r.Status == RelationshipStatus.Requested && subject.Notice.At >= r.RoundStartedAt;
        return subject.Kind switch
        {
            NoticeKind.RequestReceived or NoticeKind.RequestAmended or NoticeKind.RequestReopened or NoticeKind.AnswerReminder => open && r.RecipientId == me && r.MoreAskedAt is null,
            NoticeKind.MoreAsked or NoticeKind.MoreReminder => open && r.SenderId == me && r.MoreAskedAt is not null,
            NoticeKind.MentorFull or NoticeKind.MentorUnavailable or NoticeKind.MentorAway or NoticeKind.MentorBack or NoticeKind.RequestStandsAgain => open && r.SenderId == me,
            NoticeKind.RequestAccepted or NoticeKind.JourneyBegun => r.Status is RelationshipStatus.Active or RelationshipStatus.OnHold,
            NoticeKind.RequestExpired or NoticeKind.RequestLapsed => r.Status == RelationshipStatus.Expired,
            NoticeKind.RequestDeclined => r.Status == RelationshipStatus.Declined,
            NoticeKind.RequestTakenBack or NoticeKind.PartnerLeft or NoticeKind.RelationshipEnded => r.Status == RelationshipStatus.Withdrawn,
            NoticeKind.PutOnHold or NoticeKind.PauseOver => r.Status == RelationshipStatus.OnHold,
            NoticeKind.Resumed => r.Status == RelationshipStatus.Active,
            NoticeKind.CompletionProposed => r.Status == RelationshipStatus.Active && r.ProposedById == subject.Notice.AboutId,
            NoticeKind.JourneyProposed => r.Status == RelationshipStatus.Completed && r.ProposedById == subject.Notice.AboutId,
            NoticeKind.Completed => r.Status == RelationshipStatus.Completed,
            NoticeKind.Nudged => r.Status == RelationshipStatus.Active && subject.Conversation?.LastAuthorId != me,
            NoticeKind.GoalQuiet or NoticeKind.GoalDue or NoticeKind.GoalOverdue => r.Status == RelationshipStatus.Active,
            NoticeKind.DocumentRestored => r.Status is RelationshipStatus.Active or RelationshipStatus.OnHold,
            NoticeKind.SilenceNudge or NoticeKind.SilenceWayOut => r.Status == RelationshipStatus.Active && IsStillQuiet(subject),
            _ => true,
        };
    }

    /// <summary>What is told of a mentor's time is how it is today.</summary>
    private static bool IsStillSo(NoticeSubject subject, DateOnly today)
    {
        var availability = subject.About?.Mentor?.Availability;
        var until = availability?.AwayUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return subject.Kind switch
        {
            NoticeKind.MentorFull => subject.OtherIsFull,
            NoticeKind.MentorUnavailable => availability?.On(today) is not AvailabilityStatus.Available && until is null,
            NoticeKind.MentorAway => availability?.On(today) == AvailabilityStatus.Away && until == subject.Fact?.Text,
            NoticeKind.MentorBack => availability?.On(today) == AvailabilityStatus.Available,
            _ => true,
        };
    }

    /// <summary>Nobody has written since: neither the silent person, nor the waiting one, for whom the days count anew then.</summary>
    private static bool IsStillQuiet(NoticeSubject subject) =>
        subject.Conversation is { } conversation && conversation.LastAuthorId == subject.Me && conversation.LastAt <= subject.Notice.At;
}
