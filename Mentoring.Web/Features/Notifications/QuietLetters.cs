using Mentoring.Core.Notifications;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Mails for when it has gone quiet, about goals, and about new matches.</summary>
internal static class QuietLetters
{
    public static LetterBody Of(LetterWords w) => w.Subject.Kind switch
    {
        NoticeKind.Nudged => new(
            [$"{w.OtherFull} wrote to you a while ago and would be glad to hear from you. One line is enough, even if it is only when you will have time."],
            ($"Write to {w.Other}", $"/messages/with/{w.Subject.About!.Id.Value}"),
            "If this is a bad time, you can put your relationship on hold; nobody minds."),
        NoticeKind.SilenceNudge => Nudge(w),
        NoticeKind.SilenceWayOut => WayOut(w),
        NoticeKind.GoalQuiet => new(
            [$"Nobody has touched one of your goals with {w.OtherFull} for {w.Subject.Notice.Detail} days. Every pair has its own pace; a look may be all it needs.", "If it is no longer the right goal, set it aside. That is a decision too."],
            ("Look at the goal", Goal(w)),
            "If you do nothing, nothing happens."),
        NoticeKind.GoalDue => new(
            [$"One of your goals with {w.OtherFull} is due on {w.Subject.Notice.Detail}."], ("See how far it has come", Goal(w)), "If the day is no longer right, move it; nothing is lost."),
        NoticeKind.GoalOverdue => new(
            [$"One of your goals with {w.OtherFull} was due on {w.Subject.Notice.Detail}. Days slip; what counts is what comes next."], ("Look at the goal", Goal(w)), "Choose a new day, mark it as reached, or set it aside. If you do nothing, it stays as it is."),
        _ => new(
            [$"Somebody new matches your search “{w.Subject.Notice.Detail}”. Those who are asked early answer most often."],
            ("See who is new", w.Subject.Notice.Place ?? "/find"),
            "Your search is kept as it is; you need not do anything."),
    };

    private static string Goal(LetterWords w) => w.Subject.Notice.Place ?? $"{w.Home}/goals";

    private static LetterBody Nudge(LetterWords w) => new(
        [$"You wrote to {w.OtherFull} and have had no answer for {w.Subject.Notice.Detail} days. It is rarely meant: messages get buried.", "A friendly nudge often helps. We send it for you, and it says only that you would like to hear from them."],
        ("Send a friendly nudge", w.Home),
        $"If you do nothing, we only look again{(w.Schedule.SilenceDays.Count > 1 ? $" when it has been quiet for {w.Schedule.SilenceDays[^1]} days" : " when you have written again")}.");

    private static LetterBody WayOut(LetterWords w) => new(
        [
            $"You have had no answer from {w.OtherFull} for {w.Subject.Notice.Detail} days. That says more about a full diary than about you.",
            "You can end it well: complete it, if you have reached what you wanted, or leave with your thanks. What you did together stays yours, and the conversation stays open.",
        ],
        ("End it well", w.Home),
        "If you would rather wait, you need not do anything; nothing ends by itself.")
    {
        More = w.Subject.ReaderIsMentor ? [] : [("Find another mentor", "/find")],
    };
}
