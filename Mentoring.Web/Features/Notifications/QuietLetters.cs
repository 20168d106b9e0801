using Mentoring.Core.Notifications;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Mails for when it has gone quiet, and about new matches.</summary>
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
        _ => new(
            [$"Somebody new matches your search “{w.Subject.Notice.Detail}”. Those who are asked early answer most often."],
            ("See who is new", w.Subject.Notice.Place ?? "/find"),
            "Your search is kept as it is; you need not do anything."),
    };

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
