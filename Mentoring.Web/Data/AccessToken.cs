using Mentoring.Core.Common;

namespace Mentoring.Web.Data;

/// <summary>
/// Lets a client outside our pages act as a member. The secret itself is shown once, when it is made; what is kept cannot be turned back into it.
/// A token that is revoked is a row that is gone.
/// </summary>
public sealed class AccessToken
{
    public const int NameLength = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required MemberId MemberId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret. It is random and long, so that a slow hash would protect nothing more.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The last day it opened a door; null when never.</summary>
    public DateOnly? LastUsedOn { get; init; }
}
