using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching;

/// <summary>Everything the index knows of one member; the index is a function of these and of the taxonomy.</summary>
public sealed record MatchRecord
{
    public required MemberId Id { get; init; }

    /// <summary>Given and family name, as shown.</summary>
    public required string Name { get; init; }

    public string Headline { get; init; } = string.Empty;
    public string Organisation { get; init; } = string.Empty;

    /// <summary>Only its words are kept.</summary>
    public string Biography { get; init; } = string.Empty;

    /// <summary>Lower case; only compared with line managers' addresses.</summary>
    public string Email { get; init; } = string.Empty;

    public string? LineManagerEmail { get; init; }
    public Membership Membership { get; init; } = new(MembershipStatus.Active, true, null);

    /// <summary>Deleted members are never listed and never found by name.</summary>
    public bool Deleted { get; init; }

    public TermId? Industry { get; init; }
    public TermId? CareerStage { get; init; }
    public string Country { get; init; } = string.Empty;
    public string Region { get; init; } = string.Empty;

    /// <summary>An IANA zone; an unknown one counts as UTC.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    public TermSet Languages { get; init; } = TermSet.Empty;
    public MeetingFormats Formats { get; init; }

    /// <summary>Null for those who are not mentors.</summary>
    public MentorFacts? Mentor { get; init; }

    /// <summary>Null for those who are not mentees.</summary>
    public MenteeFacts? Mentee { get; init; }

    /// <summary>Mentors with whom this member, as mentee, has a live request or relationship.</summary>
    public IReadOnlyList<MemberId> LiveMentors { get; init; } = [];

    /// <summary>Mentees with whom this member, as mentor, has a live request or relationship.</summary>
    public IReadOnlyList<MemberId> LiveMentees { get; init; } = [];

    /// <summary>Members this one blocked, and members who blocked this one.</summary>
    public IReadOnlyList<MemberId> Blocks { get; init; } = [];
}

/// <summary>The mentor side of a member, as far as matching goes.</summary>
/// <param name="Areas">Areas offered.</param>
/// <param name="Skills">Skills offered.</param>
/// <param name="Availability">As it was set; the day of the search decides what it means.</param>
/// <param name="Limit">Most mentees at once; null for no limit.</param>
/// <param name="Pending">Requests waiting for an answer.</param>
/// <param name="Active">Mentees now.</param>
/// <param name="Impressions">Times listed on a first page in the last 30 days.</param>
public sealed record MentorFacts(TermSet Areas, TermSet Skills, Availability Availability, int? Limit = null, int Pending = 0, int Active = 0, int Impressions = 0);

/// <summary>The mentee side of a member, as far as matching goes.</summary>
/// <param name="Areas">Areas wanted.</param>
/// <param name="Skills">Skills wanted.</param>
/// <param name="Looking">Whether they want to be found.</param>
/// <param name="Pending">Requests waiting for an answer.</param>
/// <param name="Active">Mentors now.</param>
/// <param name="Impressions">Times listed on a first page in the last 30 days.</param>
public sealed record MenteeFacts(TermSet Areas, TermSet Skills, bool Looking = true, int Pending = 0, int Active = 0, int Impressions = 0);

/// <summary>A member found by name.</summary>
public sealed record NamedMember(MemberId Id, string Name);
