using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Data.Seed;

/// <summary>
/// Made-up members through the domain's own verbs. The same seed makes the same people with the same ids;
/// dates count from the day given.
/// </summary>
internal sealed class SyntheticMembers(int seed, Taxonomy taxonomy, DateOnly today)
{
    /// <summary>Ids start here, so that they do not depend on the day.</summary>
    private static readonly DateTime IdsFrom = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Dice _dice = new(seed);
    private readonly DateTime _joinedBy = today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    private readonly TermId[] _areas = [.. taxonomy.Of(TermKind.Area).Select(t => t.Id)];
    private readonly TermId[] _skills = [.. taxonomy.Of(TermKind.Skill).Select(t => t.Id)];
    private readonly TermId[] _languages = [.. taxonomy.Of(TermKind.Language).Where(t => t.Name != "English").Select(t => t.Id)];
    private readonly TermId _english = taxonomy.Find(TermKind.Language, "English") ?? taxonomy.Of(TermKind.Language).First().Id;

    public static string EmailOf(int seed, int index) => $"s{seed}-{index:000000}@synthetic.example";

    public IEnumerable<Member> Make(int count) => Enumerable.Range(0, count).Select(MakeOne);

    private Member MakeOne(int index)
    {
        var now = _joinedBy.AddDays(-1 - _dice.Below(700)).AddSeconds(_dice.Below(86_400));
        var id = new MemberId(_dice.Id(IdsFrom.AddMilliseconds(index)));
        var role = _dice.Below(100);
        var (mentor, mentee) = (role >= 58, role < 70);
        var record = new MemberRecord
        {
            Email = EmailOf(seed, index),
            Details = Details(mentor),
            Membership = Membership(),
            LineManagerEmail = index > 0 && _dice.Chance(0.25) ? EmailOf(seed, Math.Max(0, index - 1 - _dice.Below(40))) : null,
            Mentor = mentor ? Mentor() : null,
            Mentee = mentee ? new MenteeRecord(Some(_areas, 1, 3), _dice.Chance(0.6) ? Some(_skills, 1, 4) : TermSet.Empty) : null,
        };
        var member = record.Create(id, now).Value;
        if (mentee && _dice.Chance(0.2))
            Require(member.SetLooking(false, now));
        member.AcceptConduct(now);
        return member;
    }

    private PersonalDetails Details(bool mentor)
    {
        var industry = _dice.Weighted(SyntheticWords.Industries);
        var stage = _dice.Weighted(SyntheticWords.CareerStages);
        var place = _dice.Weighted(SyntheticWords.Places);
        return new PersonalDetails
        {
            GivenName = _dice.Pick(SyntheticWords.GivenNames),
            FamilyName = _dice.Pick(SyntheticWords.FamilyNames),
            Pronouns = _dice.Pick(SyntheticWords.Pronouns),
            Headline = _dice.Chance(0.8) ? $"{stage} {industry.ToLowerInvariant()} professional" : string.Empty,
            Biography = SyntheticBiographies.Make(_dice, industry, taxonomy.Name(_dice.Pick(_skills)), taxonomy.Name(_dice.PickEarly(_areas)), mentor),
            Organisation = $"{_dice.Pick(SyntheticWords.FamilyNames)} {_dice.Pick(SyntheticWords.OrganisationEndings)}",
            JobTitle = _dice.Pick(SyntheticWords.JobTitles),
            Industry = taxonomy.Find(TermKind.Industry, industry),
            CareerStage = taxonomy.Find(TermKind.CareerStage, stage),
            Country = place.Country,
            Region = place.Region,
            TimeZone = place.TimeZone,
            Languages = Languages(),
            Formats = (MeetingFormats)(1 + _dice.Below(7)),
        };
    }

    private TermSet Languages() => _languages.Length > 0 && _dice.Chance(0.3) ? TermSet.Of(_english, _dice.Pick(_languages)) : TermSet.Of(_english);

    private Membership Membership()
    {
        var born = today.AddDays(-(int)(365.25 * (19 + _dice.Below(55))) - _dice.Below(365));
        var status = _dice.Weighted([(MembershipStatus.Active, 95), (MembershipStatus.Lapsed, 4), (MembershipStatus.Suspended, 1)]);
        return new Membership(status, status == MembershipStatus.Active ? !_dice.Chance(0.01) : _dice.Chance(0.1), born);
    }

    private MentorRecord Mentor()
    {
        var availability = _dice.Weighted([(AvailabilityStatus.Available, 86), (AvailabilityStatus.Away, 6), (AvailabilityStatus.Unavailable, 8)]);
        int? limit = _dice.Chance(0.65) ? _dice.Weighted([(1, 26), (2, 19), (3, 27), (5, 28)]) : null;
        return new MentorRecord(Some(_areas, 1, 4), Some(_skills, 2, 8), _dice.Weighted([(1, 17), (2, 31), (3, 16), (4, 19), (6, 17)]), limit, availability);
    }

    private TermSet Some(IReadOnlyList<TermId> from, int least, int most) => TermSet.Of(_dice.Some(from, least, most));

    private static void Require(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(result.Problem!.Sentence);
    }
}
