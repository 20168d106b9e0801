using System.Globalization;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Mails to whoever asked.</summary>
internal static class AnswerLetters
{
    public static LetterBody Of(LetterWords w) => w.Subject.Kind switch
    {
        NoticeKind.RequestAccepted => Accepted(w),
        NoticeKind.RequestDeclined => Declined(w),
        NoticeKind.MoreAsked => More(w, $"{w.OtherFull} has read your {w.Thing} and would like to know more before answering.", w.Said),
        NoticeKind.MoreReminder => More(w, $"{w.OtherFull} asked you for more about your {w.Thing} and is still waiting to hear from you.", string.Empty),
        NoticeKind.RequestExpired => Expired(w),
        NoticeKind.MentorFull => Waits(w, $"{w.OtherFull} has taken somebody else on and has no free place at the moment."),
        NoticeKind.MentorUnavailable => Waits(w, $"{w.OtherFull} is not taking anybody on at the moment."),
        NoticeKind.MentorAway => Away(w),
        NoticeKind.MentorBack => Back(w),
        _ => new([$"{w.OtherFull} had declined your {w.Thing} and is now reconsidering. It is open once more; you need not do anything."], ("See your " + w.Thing, w.Home), Till(w)),
    };

    private static LetterBody Accepted(LetterWords w) => new(
        [
            w.Subject.ReaderIsMentor ? $"{w.OtherFull} has accepted your offer: you are now their mentor." : $"{w.OtherFull} has accepted your request: you now have a mentor.",
            "You can see how to reach each other on the page of your relationship, with ideas for a first conversation.",
        ],
        ($"Say hello to {w.Other}", w.Home),
        "There is no hurry, but a line within the next few days makes a good start.");

    private static LetterBody Declined(LetterWords w) => new(
        [
            $"{w.OtherFull} has read your {w.Thing} and could not take it on.",
            w.Subject.ReaderIsMentor ? "It says nothing about you: people look for different things. Others would be glad of your time." : "It says nothing about you: mentors have only so much time. Others would be glad to hear from you.",
        ],
        Onwards(w),
        string.Empty,
        w.Said);

    private static LetterBody More(LetterWords w, string first, string quote) => new(
        [first, $"Add it to the details of your {w.Thing}; {w.Other} sees what you changed."],
        ($"Tell {w.Other} more", $"{w.Home}/details?edit=true"),
        $"Your {w.Thing} stays open until {w.Deadline}. If you do nothing, it lapses then.",
        quote);

    private static LetterBody Expired(LetterWords w) => w.AskedForMore
        ? new(
            [
                $"{w.OtherFull} had asked you for more, and the time for your {w.Thing} ran out before it was settled, so it has been closed.",
                "You can open it again, or ask somebody else: what you wrote is kept.",
            ],
            Onwards(w))
        {
            More = [($"Open the {w.Thing} again", w.Home)],
        }
        : new(
            [
                $"{w.OtherFull} did not answer in time, so your {w.Thing} has been closed.",
                "It says nothing about you: people here are busy. What you wrote is kept, and can go to somebody else in a minute.",
            ],
            Onwards(w));

    private static LetterBody Waits(LetterWords w, string first) => new(
        [first, $"Your {w.Thing} stays open in case that changes. You can also ask somebody else; what you wrote is kept as a draft."], ("See your " + w.Thing, w.Home), Till(w));

    private static LetterBody Away(LetterWords w)
    {
        var until = DateOnly.TryParseExact(w.Said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var back) ? $"until {w.Date(back)}" : "for a while";
        return new([$"{w.OtherFull} is away {until}. Your {w.Thing} stays open, and the days until then do not count."], ("See your " + w.Thing, w.Home), Till(w));
    }

    private static LetterBody Back(LetterWords w) => new([$"{w.OtherFull} is available again, so your {w.Thing} goes on where it stopped. You need not do anything."], ("See your " + w.Thing, w.Home), Till(w));

    private static string Till(LetterWords w) => $"{w.Other} has until {w.Deadline} to answer. If nothing is heard by then, your {w.Thing} lapses and we tell you.";

    private static (string, string) Onwards(LetterWords w) => w.Subject.ReaderIsMentor ? ("Find a mentee", "/find/mentees") : ("Choose another mentor", "/find");
}
