using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>What a mentor offers, as given on a form or in a file.</summary>
/// <param name="Areas">Areas offered.</param>
/// <param name="Skills">Skills offered.</param>
/// <param name="Experience">In the mentor's own words, at most 2,000 characters.</param>
/// <param name="MonthlyHours">Hours a month offered, 1 to 100; null when not said.</param>
/// <param name="MenteeLimit">Most mentees at once, 1 to 50; null for as many as the mentor sees fit.</param>
public sealed record MentorOffer(TermSet Areas, TermSet Skills, string Experience, int? MonthlyHours, int? MenteeLimit)
{
    public const int ExperienceLength = 2000;

    public static MentorOffer Empty { get; } = new(TermSet.Empty, TermSet.Empty, string.Empty, null, null);

    internal IEnumerable<Problem> Faults()
    {
        if (Experience.Length > ExperienceLength)
            yield return new InvalidField(nameof(Experience), $"Keep your experience to {ExperienceLength:N0} characters; it has {Experience.Length:N0}.");
        if (MonthlyHours is < 1 or > 100)
            yield return new InvalidField(nameof(MonthlyHours), "Hours a month are a whole number from 1 to 100, or empty.");
        if (MenteeLimit is < 1 or > 50)
            yield return new InvalidField(nameof(MenteeLimit), "The limit of mentees is a whole number from 1 to 50, or empty for no limit.");
    }
}

/// <summary>The mentor side of a member.</summary>
public sealed class MentorProfile
{
    private MentorProfile()
    {
    }

    internal MentorProfile(MemberId memberId) => MemberId = memberId;

    public MemberId MemberId { get; private set; }

    public MentorOffer Offer { get; internal set; } = MentorOffer.Empty;

    public Availability Availability { get; internal set; } = Availability.Available;

    /// <summary>Whether only people whose wishes fit the areas offered may open a conversation with this mentor (spec §7).</summary>
    public bool QuestionsFromMatchesOnly { get; internal set; }

    /// <summary>Whether these wishes share an area with what is offered.</summary>
    public bool Fits(MenteeWish? wish) => wish is not null && wish.Areas.Intersect(Offer.Areas).Any();

    /// <summary>Whether a mentor with this many active mentees has no room for one more.</summary>
    public bool IsFull(int activeMentees) => Offer.MenteeLimit is { } limit && activeMentees >= limit;
}
