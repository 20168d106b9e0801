using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Components.Account;

/// <summary>What the registration form sends; everything as typed, so that it can be shown again.</summary>
public sealed class RegistrationForm
{
    public const string Mentee = "mentee";
    public const string Mentor = "mentor";
    public const string Both = "both";

    public string GivenName { get; set; } = string.Empty;

    public string FamilyName { get; set; } = string.Empty;

    public string Email { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    /// <summary>yyyy-MM-dd, as date fields send it.</summary>
    public string DateOfBirth { get; set; } = string.Empty;

    public string Role { get; set; } = string.Empty;

    public bool AcceptConduct { get; set; }

    public bool AsMentor => Role is Mentor or Both;

    public bool AsMentee => Role is Mentee or Both;

    internal DateOnly? Born => DateOnly.TryParseExact(DateOfBirth, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) ? born : null;

    /// <summary>Everything wrong with it, in the order of the form.</summary>
    internal IReadOnlyList<Problem> Faults(DateTime now) =>
        [.. PersonFaults(now), .. new[] { PasswordRule.Fault(nameof(Password), Password), AgeFault(DateOnly.FromDateTime(now)), RoleFault(), ConductFault() }.OfType<Problem>()];

    private IEnumerable<Problem> PersonFaults(DateTime now)
    {
        var details = new PersonalDetails { GivenName = GivenName, FamilyName = FamilyName };
        var address = Member.NormaliseEmail(Email) is null ? "nobody@example.org" : Email;
        foreach (var fault in Member.Create(MemberId.New(), address, details, new Membership(MembershipStatus.Active, true, null), now).Problems)
            yield return fault;
        if (Text.CleanLine(Email).Length == 0)
            yield return new InvalidField(nameof(Email), "Enter your e-mail address.");
        else if (Member.NormaliseEmail(Email) is null)
            yield return new InvalidField(nameof(Email), $"“{Text.CleanLine(Email)}” is not an e-mail address; it should look like name@example.org.");
    }

    private InvalidField? AgeFault(DateOnly today)
    {
        if (Born is not { } born || born > today || born.Year < 1900)
            return new InvalidField(nameof(DateOfBirth), "Enter your date of birth.");
        return new Membership(MembershipStatus.Active, true, born).WhyNotEligible(today) is { } tooYoung ? new InvalidField(nameof(DateOfBirth), tooYoung.Sentence) : null;
    }

    private InvalidField? RoleFault() => AsMentor || AsMentee ? null : new InvalidField(nameof(Role), "Choose whether you want to be a mentee, a mentor, or both.");

    private InvalidField? ConductFault() => AcceptConduct ? null : new InvalidField(nameof(AcceptConduct), "Everybody who takes part accepts the code of conduct.");
}
