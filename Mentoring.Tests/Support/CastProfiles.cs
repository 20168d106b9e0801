using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Support;

/// <summary>Who the cast are, made by the rules' own verbs.</summary>
internal static class CastProfiles
{
    public static Member[] All(Taxonomy t, DateTime joinedAt) => [Priya(t, joinedAt), Tomas(t, joinedAt), Amara(t, joinedAt), George(t, joinedAt), Morgan(joinedAt)];

    private static Member Priya(Taxonomy t, DateTime joinedAt)
    {
        var priya = Person(Cast.Priya, Cast.EmailOf(Cast.Priya), new PersonalDetails
        {
            GivenName = "Priya",
            FamilyName = "Shah",
            Pronouns = "she/her",
            Headline = "Newly qualified auditor who wants to lead",
            Biography = "I qualified in spring.\n\nI would like to run a team one day.",
            Organisation = "Harbour & Lane",
            JobTitle = "Audit associate",
            Industry = t.Find(TermKind.Industry, "Accountancy practice"),
            CareerStage = t.Find(TermKind.CareerStage, "Newly qualified"),
            Country = "United Kingdom",
            Region = "London",
            Languages = Terms(t, TermKind.Language, "English", "Hindi"),
            Formats = MeetingFormats.Online | MeetingFormats.InPerson,
            Phone = "+44 20 7946 0001",
        }, joinedAt);
        Require(priya.Wish(new MenteeWish(Terms(t, TermKind.Area, "Leadership", "Career planning"), Terms(t, TermKind.Skill, "Audit", "Line management"),
            "Lead my first engagement within a year.", "Someone who has run a team."), joinedAt));
        return priya;
    }

    private static Member Tomas(Taxonomy t, DateTime joinedAt)
    {
        var tomas = Person(Cast.Tomas, Cast.EmailOf(Cast.Tomas), new PersonalDetails
        {
            GivenName = "Tomas",
            FamilyName = "Novák",
            Pronouns = "he/him",
            Headline = "Audit partner, glad to share what went wrong",
            Biography = "Twenty years in audit, the last eight leading teams.",
            Organisation = "Northgate Partners",
            JobTitle = "Partner",
            Industry = t.Find(TermKind.Industry, "Accountancy practice"),
            CareerStage = t.Find(TermKind.CareerStage, "Senior"),
            Country = "United Kingdom",
            Region = "Yorkshire",
            Languages = Terms(t, TermKind.Language, "English", "German"),
            Formats = MeetingFormats.Online | MeetingFormats.Phone,
            Phone = "+44 113 496 0002",
            Links = "https://example.org/tomas",
        }, joinedAt);
        Require(tomas.Offer(new MentorOffer(Terms(t, TermKind.Area, "Leadership", "Career planning", "Professional exams"),
            Terms(t, TermKind.Skill, "Audit", "Line management", "Presentation"), "Mentored six associates to manager.", 4, 2), joinedAt));
        return tomas;
    }

    private static Member Amara(Taxonomy t, DateTime joinedAt)
    {
        var amara = Person(Cast.Amara, Cast.EmailOf(Cast.Amara), new PersonalDetails
        {
            GivenName = "Amara",
            FamilyName = "Okafor",
            Headline = "Finance lead back from a career break",
            Organisation = "Bright Shore Foundation",
            JobTitle = "Head of finance",
            Industry = t.Find(TermKind.Industry, "Charity"),
            CareerStage = t.Find(TermKind.CareerStage, "Mid career"),
            Country = "Nigeria",
            Region = "Lagos",
            TimeZone = "Africa/Lagos",
            Languages = Terms(t, TermKind.Language, "English", "Yoruba"),
        }, joinedAt);
        Require(amara.Offer(new MentorOffer(Terms(t, TermKind.Area, "Returning to work"), Terms(t, TermKind.Skill, "Budgeting"), "Came back after four years away.", 2, null), joinedAt));
        Require(amara.Wish(new MenteeWish(Terms(t, TermKind.Area, "Raising profile"), Terms(t, TermKind.Skill, "Board membership"), "Join a board.", string.Empty), joinedAt));
        return amara;
    }

    private static Member George(Taxonomy t, DateTime joinedAt)
    {
        var george = Person(Cast.George, Cast.EmailOf(Cast.George), new PersonalDetails
        {
            GivenName = "George",
            FamilyName = "Baird",
            Headline = "Chief financial officer",
            Organisation = "Caledon Energy",
            JobTitle = "CFO",
            Industry = t.Find(TermKind.Industry, "Energy"),
            CareerStage = t.Find(TermKind.CareerStage, "Executive"),
            Country = "United Kingdom",
            Region = "Scotland",
            Languages = Terms(t, TermKind.Language, "English"),
            Formats = MeetingFormats.Online,
        }, joinedAt);
        Require(george.Offer(new MentorOffer(Terms(t, TermKind.Area, "Leadership"), Terms(t, TermKind.Skill, "Strategy", "Corporate finance"), string.Empty, 1, 1), joinedAt));
        var away = Availability.Create(AvailabilityStatus.Away, DateOnly.FromDateTime(joinedAt).AddDays(51), "Sailing; back before Christmas.", DateOnly.FromDateTime(joinedAt));
        Require(george.SetAvailability(away.Value, joinedAt));
        return george;
    }

    private static Member Morgan(DateTime joinedAt) => Person(Cast.Morgan, Cast.EmailOf(Cast.Morgan), new PersonalDetails { GivenName = "Morgan", FamilyName = "Reid" }, joinedAt);

    public static Member Person(MemberId id, string email, PersonalDetails details, DateTime joinedAt) =>
        Member.Create(id, email, details, new Membership(MembershipStatus.Active, true, new DateOnly(1985, 4, 2)), joinedAt).Value;

    private static TermSet Terms(Taxonomy taxonomy, TermKind kind, params string[] names) => TermSet.Of(names.Select(n => taxonomy.Find(kind, n)!.Value));

    private static void Require(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(result.Problem!.Sentence);
    }
}
