using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Data.Seed;

/// <summary>Turns the demo's people into members, through the domain's own verbs.</summary>
internal sealed class DemoMembers(Taxonomy taxonomy, DateTime now)
{
    public Member Make(DemoProfile profile, int index)
    {
        var joined = now.Date.AddDays(-profile.Joined).AddHours(8 + (index % 11)).AddMinutes(index * 7 % 60);
        var id = new MemberId(Guid.CreateVersion7(new DateTimeOffset(joined, TimeSpan.Zero)));
        var born = DateOnly.FromDateTime(now).AddYears(-Age(profile.Stage)).AddDays(-(index * 37 % 365));
        var member = Sure(Member.Create(id, profile.Email, Details(profile), new Membership(profile.Membership, profile.Membership == MembershipStatus.Active, born), joined));
        if (profile.LineManager is not null)
            member.SetMembership(member.Membership, profile.LineManager, joined);
        if (profile.Mentor is { } mentor)
            AddMentor(member, mentor, joined);
        if (profile.Mentee is { } mentee)
            AddMentee(member, mentee, joined);
        member.AcceptConduct(joined);
        return member;
    }

    private PersonalDetails Details(DemoProfile p) => new()
    {
        GivenName = p.Given,
        FamilyName = p.Family,
        Pronouns = p.Pronouns,
        Headline = p.Headline,
        Biography = p.Biography,
        Organisation = p.Organisation,
        JobTitle = p.Job,
        Industry = Term(TermKind.Industry, p.Industry),
        CareerStage = Term(TermKind.CareerStage, p.Stage),
        Country = p.Country,
        Region = p.Region,
        TimeZone = p.Zone,
        Languages = Terms(TermKind.Language, p.Languages),
        Qualifications = p.Qualifications,
        Formats = DemoWords.Formats(p.Formats),
        Phone = p.Phone,
        Links = p.Links,
    };

    private void AddMentor(Member member, DemoMentor mentor, DateTime joined)
    {
        Sure(member.Offer(new MentorOffer(Terms(TermKind.Area, mentor.Areas), Terms(TermKind.Skill, mentor.Skills), mentor.Experience, mentor.Hours, mentor.Limit), joined));
        var today = DateOnly.FromDateTime(now);
        DateOnly? back = mentor.Back is { } days ? today.AddDays(days) : null;
        Sure(member.SetAvailability(Sure(Availability.Create(mentor.Status, back, mentor.Message, today)), joined));
    }

    private void AddMentee(Member member, DemoMentee mentee, DateTime joined)
    {
        Sure(member.Wish(new MenteeWish(Terms(TermKind.Area, mentee.Areas), Terms(TermKind.Skill, mentee.Skills), mentee.Aim, mentee.Preferences), joined));
        if (mentee.Reflection is [var goals, var skills, var knowledge, var partnerships])
            Sure(member.Reflect(new Reflection(goals, skills, knowledge, partnerships), joined));
        if (!mentee.Looking)
            Sure(member.SetLooking(false, joined));
    }

    private static int Age(string stage) => stage switch
    {
        "Student" => 21,
        "Newly qualified" => 26,
        "Early career" => 29,
        "Mid career" => 39,
        "Senior" => 47,
        "Executive" => 52,
        "Board" => 58,
        _ => 66,
    };

    private TermSet Terms(TermKind kind, IEnumerable<string> names) => TermSet.Of(names.Select(name => Term(kind, name)));

    private TermId Term(TermKind kind, string name) =>
        taxonomy.Find(kind, name) ?? throw new InvalidOperationException($"The demo speaks of {kind} \"{name}\", which the taxonomy lacks.");

    private static T Sure<T>(Result<T> result) => result.Value;

    private static void Sure(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(result.Problem!.Sentence);
    }
}
