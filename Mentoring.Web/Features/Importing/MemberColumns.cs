namespace Mentoring.Web.Features.Importing;

/// <summary>The columns of a members file, by the names that stand in its first line.</summary>
internal static class MemberColumns
{
    public const string Email = "email";
    public const string GivenName = "given_name";
    public const string FamilyName = "family_name";
    public const string Pronouns = "pronouns";
    public const string Headline = "headline";
    public const string Organisation = "organisation";
    public const string JobTitle = "job_title";
    public const string Industry = "industry";
    public const string CareerStage = "career_stage";
    public const string Country = "country";
    public const string Region = "region";
    public const string TimeZone = "time_zone";
    public const string Languages = "languages";
    public const string MembershipStatus = "membership_status";
    public const string SubscriptionPaid = "subscription_paid";
    public const string DateOfBirth = "date_of_birth";
    public const string Roles = "roles";
    public const string AreasOffered = "areas_offered";
    public const string SkillsOffered = "skills_offered";
    public const string AreasWanted = "areas_wanted";
    public const string SkillsWanted = "skills_wanted";
    public const string MonthlyHours = "monthly_hours";
    public const string MenteeLimit = "mentee_limit";
    public const string Formats = "formats";
    public const string Availability = "availability";
    public const string LineManagerEmail = "line_manager_email";
    public const string Biography = "biography";

    public static IReadOnlyList<string> All { get; } =
    [
        Email, GivenName, FamilyName, Pronouns, Headline, Organisation, JobTitle, Industry, CareerStage, Country, Region, TimeZone, Languages,
        MembershipStatus, SubscriptionPaid, DateOfBirth, Roles, AreasOffered, SkillsOffered, AreasWanted, SkillsWanted, MonthlyHours,
        MenteeLimit, Formats, Availability, LineManagerEmail, Biography,
    ];

    /// <summary>Shown to people as text, so worth a word when a spreadsheet or a browser would take it for something else.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        [GivenName, FamilyName, Pronouns, Headline, Organisation, JobTitle, Industry, Country, Region, Languages, AreasOffered, SkillsOffered, AreasWanted, SkillsWanted, Biography];

    /// <summary>The column of a property of the domain: MenteeLimit is mentee_limit.</summary>
    public static string Of(string property) =>
        string.Concat(property.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
