using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>Where a person stands with the professional body.</summary>
public enum MembershipStatus
{
    /// <summary>A member in good standing.</summary>
    Active = 1,

    /// <summary>Was a member; the membership ended.</summary>
    Lapsed = 2,

    /// <summary>Suspended by the body or by a programme manager.</summary>
    Suspended = 3,
}

/// <summary>The membership record, as the body keeps it (spec §1).</summary>
/// <param name="Status">Standing with the body.</param>
/// <param name="SubscriptionPaid">Whether this year's subscription is paid.</param>
/// <param name="DateOfBirth">Never shown; decides who is an adult. Null when the body did not say, which counts as an adult.</param>
public sealed record Membership(MembershipStatus Status, bool SubscriptionPaid, DateOnly? DateOfBirth)
{
    /// <summary>The age from which people may take part; students of that age count.</summary>
    public const int AdultAge = 18;

    /// <summary>Why this person may not take part today, or null when they may.</summary>
    public Problem? WhyNotEligible(DateOnly today) => this switch
    {
        { Status: MembershipStatus.Lapsed } => new NotEligible("Your membership has lapsed."),
        { Status: MembershipStatus.Suspended } => new NotEligible("Your membership is suspended."),
        { SubscriptionPaid: false } => new NotEligible("Your subscription has not been paid."),
        { DateOfBirth: { } born } when born.AddYears(AdultAge) > today => new NotEligible("The programme is open to members aged 18 and over."),
        _ => null,
    };

    public bool IsEligible(DateOnly today) => WhyNotEligible(today) is null;
}

/// <summary>The membership record does not allow taking part.</summary>
public sealed record NotEligible(string Sentence) : Problem(Sentence);
