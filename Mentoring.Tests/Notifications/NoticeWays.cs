using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Notifications;

/// <summary>How it comes to every kind of news, from Priya's request to Tomas four days ago.</summary>
internal static class NoticeWays
{
    private const string Words = "Out of my shadow by spring";

    private static readonly DeclineAnswer No = new(DeclineReason.NoTimeNow, Words, [Cast.Amara]);

    public static IEnumerable<Func<Relationship, Result>> To(NoticeKind kind, DateTime now)
    {
        var (priya, tomas) = (Cast.Priya, Cast.Tomas);
        var back = DateOnly.FromDateTime(now).AddDays(9);
        return kind switch
        {
            NoticeKind.RequestReceived or NoticeKind.WelcomeBack or NoticeKind.NewMatches => [],
            NoticeKind.RequestAmended => [r => r.Edit(priya, r.Brief with { Months = 9 }, now)],
            NoticeKind.RequestTakenBack => [r => r.Withdraw(priya, Words, now)],
            NoticeKind.RequestReopened => [r => r.Withdraw(priya, Words, now), r => r.Reopen(priya, now)],
            NoticeKind.AnswerReminder => [Due(now)],
            NoticeKind.RequestLapsed or NoticeKind.RequestExpired => [r => r.Expire(now)],
            NoticeKind.RequestAccepted => [r => r.Accept(tomas, now)],
            NoticeKind.RequestDeclined => [r => r.Decline(tomas, No, now)],
            NoticeKind.MoreAsked => [r => r.AskForMore(tomas, Words, now)],
            NoticeKind.MoreReminder => [r => r.AskForMore(tomas, Words, now), Due(now)],
            NoticeKind.MentorFull => [r => r.TellFull(now)],
            NoticeKind.MentorUnavailable => [r => r.TellUnavailable(now)],
            NoticeKind.MentorAway => [r => r.TellAway(back, now)],
            NoticeKind.MentorBack => [r => r.TellAway(back, now), r => r.TellBack(now)],
            NoticeKind.RequestStandsAgain => [r => r.Decline(tomas, No, now), r => r.Reopen(tomas, now)],
            _ => [r => r.Accept(tomas, now.AddDays(-3)), .. Together(kind, now)],
        };
    }

    private static IEnumerable<Func<Relationship, Result>> Together(NoticeKind kind, DateTime now)
    {
        var (priya, tomas) = (Cast.Priya, Cast.Tomas);
        var today = DateOnly.FromDateTime(now);
        Func<Relationship, Result>[] completed = [r => r.ProposeCompletion(priya, Words, now), r => r.Complete(tomas, now)];
        return kind switch
        {
            NoticeKind.PutOnHold => [r => r.Hold(priya, today.AddDays(30), now)],
            NoticeKind.Resumed => [r => r.Hold(tomas, null, now), r => r.Resume(priya, now)],
            NoticeKind.PauseOver => [r => r.Hold(priya, today.AddDays(-1), now.AddDays(-3)), Due(now)],
            NoticeKind.CompletionProposed => [completed[0]],
            NoticeKind.Completed => completed,
            NoticeKind.JourneyProposed => [.. completed, r => r.ProposeJourney(priya, Words, now)],
            NoticeKind.JourneyBegun => [.. completed, r => r.ProposeJourney(priya, Words, now), r => r.BeginJourney(tomas, now)],
            NoticeKind.ProposalSetAside => [completed[0], r => r.NotNow(tomas, now)],
            NoticeKind.PartnerLeft => [r => r.Withdraw(priya, Words, now)],
            NoticeKind.RelationshipEnded => [r => r.End("The account was deleted.", now)],
            NoticeKind.Nudged => [r => r.Nudge(priya, now)],
            _ => [],
        };
    }

    private static Func<Relationship, Result> Due(DateTime now) => r => r.DoDue(Schedule.Usual, now) ? Result.Done : new TooEarly();
}
