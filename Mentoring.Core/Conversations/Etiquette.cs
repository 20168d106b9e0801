using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Core.Conversations;

/// <summary>Who may write to whom (spec §4, §7). Reading what was written is never taken away by these rules.</summary>
public static class Etiquette
{
    /// <summary>The day of the limit: the last 24 hours, so that it is the same in every zone.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Why the author may not write in a conversation that the two have, or null when they may.</summary>
    /// <param name="blocked">Whether either of the two blocked the other; who did is never told.</param>
    /// <param name="today">The day of the programme.</param>
    public static Problem? WhyNotWrite(Member author, Member other, bool blocked, DateOnly today) => (author, other) switch
    {
        _ when author.Id == other.Id => new WritingToYourself(),
        _ when author.WhyNotTakingPart(today) is { } problem => problem,
        _ when other.WhyNotTakingPart(today) is not null => new NoLongerTakingPart(other.Name),
        _ when blocked => new CannotWrite(other.Name),
        _ => null,
    };

    /// <summary>Why the author may not open a conversation with somebody, or null when they may.</summary>
    /// <param name="together">Whether the two have or had a relationship, or an open request.</param>
    /// <param name="openedLately">How many the author opened within <see cref="Window"/>.</param>
    /// <param name="limit">How many the programme allows.</param>
    public static Problem? WhyNotOpen(Member author, Member other, bool blocked, bool together, int openedLately, int limit, DateOnly today) =>
        WhyNotWrite(author, other, blocked, today) switch
        {
            NoLongerTakingPart => new NotFound(),
            { } problem => problem,
            _ when !HoldsARole(author) => new NoSuchRole("Take up a role in the programme before you write to its members."),
            _ when !HoldsARole(other) => new NotFound(),
            _ when !together && IsClosedTo(other, author) => new QuestionsFromMatchesOnly(other.Details.GivenName),
            _ when openedLately >= limit => new TooManyNewConversations(limit),
            _ => null,
        };

    /// <summary>A mentor's filter of questions does not stop mentors who reach out to somebody looking for one.</summary>
    private static bool IsClosedTo(Member mentor, Member author) =>
        mentor.Mentor is { QuestionsFromMatchesOnly: true } profile
        && !profile.Fits(author.Mentee?.Wish)
        && !(author.Mentor is not null && mentor.Mentee is { Looking: true });

    private static bool HoldsARole(Member member) => member.Mentor is not null || member.Mentee is not null;
}
