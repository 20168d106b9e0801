using Mentoring.Core.Members;

namespace Mentoring.Web.Data;

/// <summary>
/// A registration whose address is not confirmed yet. The account is made from it on confirmation, so that nobody
/// holds an account, or a member's record, by an address that is not theirs.
/// </summary>
public sealed class PendingRegistration
{
    /// <summary>How long the link in the mail works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Lower case.</summary>
    public required string Email { get; init; }

    public required string PasswordHash { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required DateOnly DateOfBirth { get; init; }

    public required bool AsMentor { get; init; }

    public required bool AsMentee { get; init; }

    /// <summary>When it was sent, which is also when the code of conduct was accepted (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    public bool IsOpen(DateTime now) => CreatedAt > now - Lifetime;

    public PersonalDetails Details() => new() { GivenName = GivenName, FamilyName = FamilyName };
}
