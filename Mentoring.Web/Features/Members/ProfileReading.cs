using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Security;

namespace Mentoring.Web.Features.Members;

/// <summary>The stored columns a profile is made of.</summary>
internal sealed record ProfilePerson
{
    public required MemberId Id { get; init; }
    public required Membership Membership { get; init; }
    public required string GivenName { get; init; }
    public required string FamilyName { get; init; }
    public required string Pronouns { get; init; }
    public required string Headline { get; init; }
    public required bool HasPhoto { get; init; }
    public required int PhotoVersion { get; init; }
    public required string JobTitle { get; init; }
    public required string Organisation { get; init; }
    public required TermId? Industry { get; init; }
    public required TermId? CareerStage { get; init; }
    public required string Country { get; init; }
    public required string Region { get; init; }
    public required string TimeZone { get; init; }
    public required TermSet Languages { get; init; }
    public required string Qualifications { get; init; }
    public required MeetingFormats Formats { get; init; }
    public required string Biography { get; init; }
    public required DateOnly? LastSeenOn { get; init; }
    public required MentorOffer? Offer { get; init; }
    public required Availability? Availability { get; init; }
    public required MenteeWish? Wish { get; init; }
    public required bool Looking { get; init; }

    public IEnumerable<TermId> Areas => [.. Offer?.Areas ?? TermSet.Empty, .. Wish?.Areas ?? TermSet.Empty];

    public IEnumerable<TermId> Skills => [.. Offer?.Skills ?? TermSet.Empty, .. Wish?.Skills ?? TermSet.Empty];
}

/// <summary>Puts what is stored of a member into the words of their profile.</summary>
/// <param name="person">Whose profile.</param>
/// <param name="reader">Who reads; null when it is the same person.</param>
/// <param name="taxonomy">Names the entries.</param>
/// <param name="today">Decides what their availability means.</param>
internal sealed class ProfileReading(ProfilePerson person, ProfilePerson? reader, Taxonomy taxonomy, DateOnly today)
{
    public ProfileRow Row(IReadOnlyList<ProfileLiveRow> live, int placesTaken, ReplyPace? pace, bool managesOrReports) => new()
    {
        Id = person.Id,
        Name = $"{person.GivenName} {person.FamilyName}".Trim(),
        Pronouns = person.Pronouns,
        Headline = person.Headline,
        Photo = PhotoAddress.Of(person.Id, person.HasPhoto, person.PhotoVersion),
        JobTitle = person.JobTitle,
        Organisation = person.Organisation,
        Industry = Name(person.Industry),
        CareerStage = Name(person.CareerStage),
        Country = person.Country,
        Region = person.Region,
        TimeZone = person.TimeZone,
        Languages = taxonomy.Names(person.Languages),
        Qualifications = person.Qualifications,
        Formats = person.Formats,
        Biography = person.Biography,
        Mentor = person.Offer is { } offer ? Mentor(offer, person.Availability ?? Availability.Available, placesTaken, pace) : null,
        Mentee = person.Wish is { } wish ? new(taxonomy.Names(wish.Areas), taxonomy.Names(wish.Skills), wish.Aim, wish.Preferences, person.Looking) : null,
        Common = Common(),
        Live = live,
        IsReader = reader is null,
        ManagesOrReports = managesOrReports,
    };

    private ProfileMentorRow Mentor(MentorOffer offer, Availability availability, int placesTaken, ReplyPace? pace)
    {
        var status = availability.On(today);
        return new ProfileMentorRow(
            taxonomy.Names(offer.Areas), taxonomy.Names(offer.Skills), offer.Experience, offer.MonthlyHours, offer.MenteeLimit,
            offer.MenteeLimit is { } limit ? Math.Max(0, limit - placesTaken) : null,
            status, status == AvailabilityStatus.Away ? availability.AwayUntil : null,
            status == availability.Status ? availability.Message : string.Empty,
            pace, Activities.Of(person.LastSeenOn, today));
    }

    private ProfileCommonRow Common() => reader is null ? ProfileCommonRow.None : new(
        taxonomy.Names(person.Areas.Intersect(reader.Areas)),
        taxonomy.Names(person.Skills.Intersect(reader.Skills)),
        taxonomy.Names(person.Languages.Intersect(reader.Languages)),
        person.Industry is { } industry && reader.Industry == industry ? taxonomy.Name(industry) : null);

    private string Name(TermId? term) => term is { } id ? taxonomy.Name(id) : string.Empty;
}
