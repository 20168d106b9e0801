using Mentoring.Core.Notifications;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Mails about what happens between two people who work together.</summary>
internal static class TogetherLetters
{
    public static LetterBody Of(LetterWords w) => w.Subject.Kind switch
    {
        NoticeKind.PutOnHold => Held(w),
        NoticeKind.Resumed => new([$"{w.OtherFull} has resumed your relationship. A line about where you stand helps you both to pick up the thread."], ($"Go on with {w.Other}", w.Home)),
        NoticeKind.PauseOver => PauseOver(w),
        NoticeKind.CompletionProposed => Ending(w),
        NoticeKind.Completed => Complete(w),
        NoticeKind.JourneyProposed => new(
            [$"{w.OtherFull} would like to work with you again: a new journey, with fresh goals and a fresh agreement. What you did before is kept."],
            ($"Answer {w.Other}", w.Home), "Take your time. If you do nothing, everything stays as it is.", w.Said),
        NoticeKind.JourneyBegun => new([$"Your new journey with {w.OtherFull} has begun. Your earlier one is kept."], ("See your relationship", w.Home), "A good first step is to agree what you want this time to be about."),
        NoticeKind.ProposalSetAside => new([$"{w.OtherFull} has set aside what was proposed, so everything stays as it is. Write to {w.Other} if you would like to know why."], ("See your relationship", w.Home)),
        NoticeKind.PartnerLeft => Left(w),
        NoticeKind.DocumentRestored => new(
            [$"{w.OtherFull} brought back your {w.Subject.Notice.Detail}.", "Nothing is lost: what was written since is kept in its history, and either of you can bring that back the same way."],
            ("Look at its history", w.Subject.Notice.Place ?? $"{w.Home}/tools")),
        _ => Closed(w),
    };

    /// <summary>By the programme; never why.</summary>
    private static LetterBody Closed(LetterWords w) => w.Subject.OnlyAsked
        ? new([$"The programme has closed the {w.Thing} between you and {w.OtherFull}. You need not do anything.", .. Draft(w)], Onwards(w))
        : new([$"The programme has closed your relationship with {w.OtherFull}.", "What you wrote to each other stays readable."], Onwards(w));

    private static string[] Draft(LetterWords w) => w.Relationship.SenderId == w.Subject.Me ? ["What you wrote is kept, and can go to somebody else in a minute."] : [];

    private static (string, string) Onwards(LetterWords w) => w.Subject.ReaderIsMentor ? ("See your relationships", "/relationships") : ("Find a mentor", "/find");

    private static LetterBody Held(LetterWords w) => new(
        [
            w.Relationship.HoldUntil is { } day ? $"{w.OtherFull} has put your relationship on hold until {w.Date(day)}." : $"{w.OtherFull} has put your relationship on hold for now.",
            "You can still write to each other, and either of you can resume at any time.",
        ],
        ("See your relationship", w.Home),
        w.Relationship.HoldUntil is null ? "Nothing more happens until one of you resumes." : "Nothing more happens until then; on that day we ask you both whether to go on.");

    private static LetterBody PauseOver(LetterWords w) => new(
        [$"You and {w.OtherFull} paused{(w.Relationship.HoldUntil is { } day ? $" until {w.Date(day)}" : string.Empty)}, and that time is over. Resume when it suits you both."],
        ($"Resume with {w.Other}", w.Home),
        "If you do nothing, the pause goes on.");

    private static LetterBody Ending(LetterWords w) => new(
        [$"{w.OtherFull} thinks that you have reached what you set out to do together, and proposes to complete your relationship.", "Agree if you think so too, or say that you would rather go on."],
        ($"Answer {w.Other}", w.Home),
        $"Answer by {w.Day((w.Relationship.ProposedAt ?? w.Subject.Notice.At).AddDays(w.Schedule.CompletionDays))}. If you do nothing, we take it that you agree.",
        w.Said);

    private static LetterBody Complete(LetterWords w) => new(
        [$"Your relationship with {w.OtherFull} is complete. Thank you for the time you gave each other.", "Your conversation stays open, and either of you can propose a new journey whenever you like."],
        ("Look back on it", w.Home));

    private static LetterBody Left(LetterWords w) => new(
        [$"{w.OtherFull} has withdrawn from your relationship. Plans change; it need not mean that anything went wrong.", "What you wrote to each other stays readable."],
        w.Subject.ReaderIsMentor ? ("See the relationship", w.Home) : ("Find another mentor", "/find"),
        string.Empty,
        w.Said);
}
