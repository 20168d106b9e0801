using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Members;

/// <summary>What others see of a member. E-mail address, phone number, links and the private reflection are never part of it.</summary>
public sealed record ProfileRow
{
    public required MemberId Id { get; init; }
    public required string Name { get; init; }
    public required string Pronouns { get; init; }
    public required string Headline { get; init; }
    public required string? Photo { get; init; }
    public required string JobTitle { get; init; }
    public required string Organisation { get; init; }
    public required string Industry { get; init; }
    public required string CareerStage { get; init; }
    public required string Country { get; init; }
    public required string Region { get; init; }
    public required string TimeZone { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required string Qualifications { get; init; }
    public required MeetingFormats Formats { get; init; }
    public required string Biography { get; init; }

    /// <summary>Null for those who are not mentors.</summary>
    public ProfileMentorRow? Mentor { get; init; }

    /// <summary>Null for those who are not mentees.</summary>
    public ProfileMenteeRow? Mentee { get; init; }

    public required ProfileCommonRow Common { get; init; }

    /// <summary>Live requests and relationships between this member and the reader.</summary>
    public required IReadOnlyList<ProfileLiveRow> Live { get; init; }

    /// <summary>Whether the reader looks at themselves.</summary>
    public required bool IsReader { get; init; }

    /// <summary>Whether one of the two is the other's line manager.</summary>
    public required bool ManagesOrReports { get; init; }

    /// <summary>"Edinburgh, United Kingdom", as much of it as is known.</summary>
    public string Place => string.Join(", ", new[] { Region, Country }.Where(part => part.Length > 0));
}

/// <summary>The mentor side of a profile.</summary>
/// <param name="Availability">What holds today.</param>
/// <param name="AwayUntil">First day back, only when away.</param>
/// <param name="Room">Free places under the mentor's own limit; null without a limit.</param>
/// <param name="Pace">How soon they usually reply; null when too few people asked.</param>
public sealed record ProfileMentorRow(
    IReadOnlyList<string> Areas, IReadOnlyList<string> Skills, string Experience, int? MonthlyHours, int? Limit, int? Room,
    AvailabilityStatus Availability, DateOnly? AwayUntil, string Message, ReplyPace? Pace, Activity Activity)
{
    public bool IsFull => Room == 0;
}

/// <summary>The mentee side of a profile.</summary>
public sealed record ProfileMenteeRow(IReadOnlyList<string> Areas, IReadOnlyList<string> Skills, string Aim, string Preferences, bool Looking);

/// <summary>What reader and member share.</summary>
public sealed record ProfileCommonRow(IReadOnlyList<string> Areas, IReadOnlyList<string> Skills, IReadOnlyList<string> Languages, string? Industry)
{
    public static ProfileCommonRow None { get; } = new([], [], [], null);

    public bool IsEmpty => Areas.Count + Skills.Count + Languages.Count == 0 && Industry is null;
}

/// <summary>A live request or relationship of reader and member.</summary>
/// <param name="Requested">Still waiting for an answer.</param>
/// <param name="ReaderIsMentor">Which of the two the reader is in it.</param>
/// <param name="ReaderSent">Who started it.</param>
public sealed record ProfileLiveRow(RelationshipId Id, bool Requested, bool ReaderIsMentor, bool ReaderSent);
