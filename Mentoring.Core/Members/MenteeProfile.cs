using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>What a mentee is looking for, as given on a form or in a file.</summary>
/// <param name="Areas">Areas wanted.</param>
/// <param name="Skills">Skills wanted.</param>
/// <param name="Aim">What they want to achieve, at most 2,000 characters.</param>
/// <param name="Preferences">Preferences about a mentor, at most 1,000 characters.</param>
public sealed record MenteeWish(TermSet Areas, TermSet Skills, string Aim, string Preferences)
{
    public const int AimLength = 2000;
    public const int PreferencesLength = 1000;

    public static MenteeWish Empty { get; } = new(TermSet.Empty, TermSet.Empty, string.Empty, string.Empty);

    internal IEnumerable<Problem> Faults()
    {
        if (Aim.Length > AimLength)
            yield return new InvalidField(nameof(Aim), $"Keep what you want to achieve to {AimLength:N0} characters; it has {Aim.Length:N0}.");
        if (Preferences.Length > PreferencesLength)
            yield return new InvalidField(nameof(Preferences), $"Keep your preferences to {PreferencesLength:N0} characters; they have {Preferences.Length:N0}.");
    }
}

/// <summary>A mentee's private thinking before a search; only they see it. It can prefill the search and the first request.</summary>
public sealed record Reflection(string CareerGoals, string SkillsToDevelop, string OrganisationalKnowledge, string NewPartnerships)
{
    public const int TextLength = 2000;

    public static Reflection Empty { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty);

    internal IEnumerable<Problem> Faults() =>
        new[] { (nameof(CareerGoals), CareerGoals), (nameof(SkillsToDevelop), SkillsToDevelop), (nameof(OrganisationalKnowledge), OrganisationalKnowledge), (nameof(NewPartnerships), NewPartnerships) }
            .Where(t => t.Item2.Length > TextLength)
            .Select(t => new InvalidField(t.Item1, $"Keep each reflection to {TextLength:N0} characters."));
}

/// <summary>The mentee side of a member.</summary>
public sealed class MenteeProfile
{
    private MenteeProfile()
    {
    }

    internal MenteeProfile(MemberId memberId) => MemberId = memberId;

    public MemberId MemberId { get; private set; }

    public MenteeWish Wish { get; internal set; } = MenteeWish.Empty;

    /// <summary>Whether they want to be found by mentors.</summary>
    public bool Looking { get; internal set; } = true;

    public Reflection Reflection { get; internal set; } = Reflection.Empty;
}
