using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Members;

/// <summary>A member's own profile, all of it, for them to read and edit.</summary>
public sealed record OwnProfile
{
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string? Photo { get; init; }
    public required PersonalDetails Details { get; init; }

    /// <summary>Null for those who are not mentors.</summary>
    public required MentorOffer? Offer { get; init; }

    /// <summary>As it was set; null for those who are not mentors.</summary>
    public required Availability? Availability { get; init; }

    /// <summary>Whether only people who fit may ask this mentor questions.</summary>
    public required bool QuestionsFromMatchesOnly { get; init; }

    /// <summary>Null for those who are not mentees.</summary>
    public required MenteeWish? Wish { get; init; }

    public required bool Looking { get; init; }

    /// <summary>Null for those who are not mentees.</summary>
    public required Reflection? Reflection { get; init; }

    public required ProgrammeRole? RememberedRole { get; init; }

    /// <summary>Whether others see when they are online.</summary>
    public required bool ShowsPresence { get; init; }

    public required Completeness Completeness { get; init; }

    public bool HasBothRoles => Offer is not null && Wish is not null;

    public bool TakesPart => Offer is not null || Wish is not null;
}

/// <summary>How to reach a person; shown only inside an accepted relationship.</summary>
public sealed record ContactDetails(string Phone, string Links);

/// <summary>The two halves of the personal details, which are edited apart.</summary>
internal static class DetailParts
{
    public static PersonalDetails WithoutContact(this PersonalDetails details) => details with { Phone = string.Empty, Links = string.Empty };

    public static ContactDetails Contact(this PersonalDetails details) => new(details.Phone, details.Links);
}
