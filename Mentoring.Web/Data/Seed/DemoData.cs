using System.Text.Json;
using System.Text.Json.Serialization;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data.Seed;

/// <summary>A person of demo-people.json; days count back from the day of seeding.</summary>
internal sealed record DemoProfile(
    string Email, string Given, string Family, string Pronouns, string Headline, string Biography, string Organisation, string Job, string Industry, string Stage,
    string Country, string Region, string Zone, string[] Languages, string[] Formats, int Joined, string Qualifications = "", string Phone = "", string Links = "",
    string? LineManager = null, bool Manager = false, MembershipStatus Membership = MembershipStatus.Active, DemoMentor? Mentor = null, DemoMentee? Mentee = null);

/// <summary>The mentor side; <paramref name="Back"/> is in how many days they return.</summary>
internal sealed record DemoMentor(
    string[] Areas, string[] Skills, string Experience = "", int? Hours = null, int? Limit = null, AvailabilityStatus Status = AvailabilityStatus.Available, int? Back = null, string Message = "");

/// <summary>The mentee side; the reflection's four texts in their order.</summary>
internal sealed record DemoMentee(string[] Areas, string[] Skills, string Aim = "", string Preferences = "", bool Looking = true, string[]? Reflection = null);

/// <summary>What happened between the demo's people: demo-stories.json. Moments are "days ago, time": 38 09:05.</summary>
internal sealed record DemoStories(DemoRelationship[] Relationships, DemoConversation[] Conversations);

internal sealed record DemoRelationship(
    string Mentor, string Mentee, string Sent, string[] Areas, string Aim, string WhyYou, int Months, Cadence Cadence, string[] Formats, string Message, DemoStep[] Steps, bool Offer = false);

/// <summary>A move after the request; <paramref name="Until"/> in days from now.</summary>
internal sealed record DemoStep(RelationshipMove Move, string At, string? By = null, string Text = "", DeclineReason? Reason = null, string[]? Suggested = null, int? Until = null);

/// <summary>A conversation; <paramref name="Unread"/> is how many of the other's last messages somebody has not seen.</summary>
internal sealed record DemoConversation(DemoMessage[] Messages, Dictionary<string, int>? Unread = null);

internal sealed record DemoMessage(string By, string At, string Text);

/// <summary>Reads the demo's files, which travel inside the program.</summary>
internal static class DemoData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static DemoProfile[] People() => Read<DemoProfile[]>("demo-people.json");

    public static DemoStories Stories() => Read<DemoStories>("demo-stories.json");

    public static DemoDocument[] Documents() => Read<DemoDocument[]>("demo-documents.json");

    private static T Read<T>(string name)
    {
        using var stream = typeof(DemoData).Assembly.GetManifestResourceStream($"Mentoring.Web.Data.Seed.{name}")!;
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}
