using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Mails to whoever was asked.</summary>
internal static class RequestLetters
{
    public static LetterBody Of(LetterWords w) => w.Subject.Kind switch
    {
        NoticeKind.RequestReceived => Received(w),
        NoticeKind.RequestAmended => Asking(w, [$"{w.OtherFull} has amended the {w.Thing} that waits for your answer. Changed: {w.Said}."], Words(w)),
        NoticeKind.RequestReopened => Asking(w, [$"{w.OtherFull} would like to work with you after all, and has opened the {w.Thing} again.", Terms(w)], Words(w)),
        NoticeKind.AnswerReminder => Reminder(w),
        NoticeKind.RequestTakenBack => new([$"{w.OtherFull} has taken the {w.Thing} to you back. You need not do anything."], ("See the relationship", w.Home), string.Empty, w.Said),
        NoticeKind.RequestLapsed => Lapsed(w),
        _ => Welcome(w),
    };

    private static LetterBody Received(LetterWords w) =>
        Asking(w, [w.Relationship.IsOffer ? $"{w.OtherFull} has offered to be your mentor." : $"{w.OtherFull} has asked you to be their mentor.", Terms(w)], Words(w));

    private static LetterBody Reminder(LetterWords w) => new(
        [
            $"On {w.Day(w.Relationship.RoundStartedAt)} {w.OtherFull} {(w.Relationship.IsOffer ? "offered to be your mentor" : "asked you to be their mentor")}, and is still waiting to hear from you.",
            "A short answer is enough, and a friendly no is better than silence.",
        ],
        ("Read and answer", w.Home),
        $"Answer by {w.Deadline}. If you do nothing, the {w.Thing} lapses then, and {w.Other} is told to look for somebody else.");

    private static LetterBody Asking(LetterWords w, IReadOnlyList<string> paragraphs, string quote) => new(
        paragraphs, ("Read and answer", w.Home), $"Answer by {w.Deadline}. If you do nothing, we remind you; after that day the {w.Thing} lapses, and {w.Other} is told to look for somebody else.", quote);

    private static LetterBody Lapsed(LetterWords w) => w.AskedForMore
        ? new(
            [
                $"You had asked {w.OtherFull} for more, and the time for their {w.Thing} ran out before it was settled. It has now been closed, and {w.Other} has been told.",
                $"You need not do anything. {w.Other} can open it again.",
            ],
            ("See the relationship", w.Home))
        : new(
            [
                $"{w.OtherFull}'s {w.Thing} was not answered in time and has now been closed. {w.Other} has been told.",
                w.Subject.ReaderIsMentor
                    ? "You need not do anything. If this is a busy time, make yourself unavailable for a while: people then see that they had better ask somebody else."
                    : "You need not do anything. If you would still like to work together, write to them.",
            ],
            w.Subject.ReaderIsMentor ? ("Set your availability", "/account") : ("See the relationship", w.Home));

    private static LetterBody Welcome(LetterWords w) => new(
        ["The day of your return has come, so you are listed as available to mentees again. Those who waited for your answer have been told that you are back."],
        ("See your account", "/account"),
        $"If you need more time, change your availability. If you do nothing, mentees find you from {w.Day(w.Subject.Notice.At)}.");

    /// <summary>What was chosen from lists, not written.</summary>
    private static string Terms(LetterWords w)
    {
        var brief = w.Relationship.Brief;
        return $"{w.Other} has in mind to meet {brief.Cadence.Name().ToLowerInvariant()} for {(brief.Months == 1 ? "a month" : $"{brief.Months} months")}.";
    }

    private static string Words(LetterWords w) => Text.Clean(w.Relationship.Brief.Message) is { Length: > 0 } message ? message : w.Relationship.Brief.Aim;
}
