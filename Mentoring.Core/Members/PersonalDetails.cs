using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>What a profile says about the person whatever their role, as given on a form or in a file (spec §2).</summary>
public sealed record PersonalDetails
{
    public const int NameLength = 80;
    public const int LineLength = 160;
    public const int BiographyLength = 4000;

    public required string GivenName { get; init; }
    public required string FamilyName { get; init; }
    public string Pronouns { get; init; } = string.Empty;
    public string Headline { get; init; } = string.Empty;
    public string Biography { get; init; } = string.Empty;
    public string Organisation { get; init; } = string.Empty;
    public string JobTitle { get; init; } = string.Empty;
    public TermId? Industry { get; init; }
    public TermId? CareerStage { get; init; }
    public string Country { get; init; } = string.Empty;
    public string Region { get; init; } = string.Empty;

    /// <summary>An IANA zone such as Europe/London.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    public TermSet Languages { get; init; } = TermSet.Empty;
    public string Qualifications { get; init; } = string.Empty;
    public MeetingFormats Formats { get; init; } = MeetingFormats.Online;

    /// <summary>Shown only inside an accepted relationship.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>Web addresses, one a line; shown only inside an accepted relationship.</summary>
    public string Links { get; init; } = string.Empty;

    /// <summary>The same with every text cleaned.</summary>
    public PersonalDetails Cleaned() => this with
    {
        GivenName = Text.CleanLine(GivenName),
        FamilyName = Text.CleanLine(FamilyName),
        Pronouns = Text.CleanLine(Pronouns),
        Headline = Text.CleanLine(Headline),
        Biography = Text.Clean(Biography),
        Organisation = Text.CleanLine(Organisation),
        JobTitle = Text.CleanLine(JobTitle),
        Country = Text.CleanLine(Country),
        Region = Text.CleanLine(Region),
        TimeZone = Text.CleanLine(TimeZone),
        Qualifications = Text.CleanLine(Qualifications),
        Phone = Text.CleanLine(Phone),
        Links = Text.Clean(Links),
    };

    internal IEnumerable<Problem> Faults()
    {
        foreach (var (field, value) in new[] { (nameof(GivenName), GivenName), (nameof(FamilyName), FamilyName) })
        {
            if (value.Length == 0)
                yield return new InvalidField(field, field == nameof(GivenName) ? "Enter a given name." : "Enter a family name.");
        }

        foreach (var (field, words, value, most) in Lengths())
        {
            if (value.Length > most)
                yield return new InvalidField(field, $"Keep {words} to {most:N0} characters; it has {value.Length:N0}.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) || !zone.HasIanaId)
            yield return new InvalidField(nameof(TimeZone), $"“{TimeZone}” is not a known time zone; use a name such as Europe/London.");
    }

    private IEnumerable<(string Field, string Words, string Value, int Most)> Lengths() =>
    [
        (nameof(GivenName), "the given name", GivenName, NameLength),
        (nameof(FamilyName), "the family name", FamilyName, NameLength),
        (nameof(Pronouns), "the pronouns", Pronouns, 40),
        (nameof(Headline), "the headline", Headline, LineLength),
        (nameof(Biography), "the biography", Biography, BiographyLength),
        (nameof(Organisation), "the organisation", Organisation, LineLength),
        (nameof(JobTitle), "the job title", JobTitle, LineLength),
        (nameof(Country), "the country", Country, NameLength),
        (nameof(Region), "the region", Region, NameLength),
        (nameof(Qualifications), "the qualifications", Qualifications, 400),
        (nameof(Phone), "the phone number", Phone, 40),
        (nameof(Links), "the links", Links, 1000),
    ];
}
