using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Members;

public sealed class CompletenessTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc);
    private static readonly TermSet Some = TermSet.Of(new TermId(1));

    [Fact]
    public void A_profile_with_everything_is_complete()
    {
        var member = Mentor(Full, new MentorOffer(Some, Some, "Years", null, null));
        member.PhotoChanged(true, Now);

        var complete = Completeness.Of(member, CriterionWeights.Default);

        Assert.Equal(100, complete.Percent);
        Assert.Empty(complete.Missing);
    }

    [Fact]
    public void What_is_missing_comes_heaviest_first_and_says_what_it_is_worth()
    {
        var missing = Completeness.Of(Mentor(Empty, MentorOffer.Empty), CriterionWeights.Default).Missing;

        Assert.Equal(["Choose the areas you offer", "Choose the skills you offer", "Write a headline"], missing.Take(3).Select(m => m.Words));
        Assert.Equal("Mentees who search by area find you. Worth up to 19 of the 100 points of a search by everything.", missing[0].Effect);
        Assert.Equal(missing.OrderByDescending(m => m.Weight), missing);
    }

    [Fact]
    public void The_percentage_is_the_share_by_weight()
    {
        // 5 + 5 areas and skills of 5 + 5 + 3 + 2 + 2 + 3 + 1 (criteria) + 4 (headline) + 3 (biography, organisation, photo) + 1 (experience); meeting online is given
        var complete = Completeness.Of(Mentor(Empty, new MentorOffer(Some, Some, "", null, null)), CriterionWeights.Default);

        Assert.Equal(100 * 11 / 29, complete.Percent);
    }

    [Fact]
    public void Weights_of_the_programme_decide_and_a_weight_of_nothing_is_said()
    {
        var weights = CriterionWeights.Create(new Dictionary<Criterion, double> { [Criterion.Areas] = 0, [Criterion.Skills] = 10 }).Value;
        var missing = Completeness.Of(Mentor(Full, MentorOffer.Empty), weights).Missing;

        Assert.Equal("Choose the skills you offer", missing[0].Words);
        Assert.Contains(missing, m => m.Words == "Choose the areas you offer" && m.Effect.EndsWith("The programme gives it no weight at present.", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_roles_are_asked_for_both_sides()
    {
        var member = Mentor(Full, MentorOffer.Empty);
        member.Wish(MenteeWish.Empty, Now);

        var parts = Completeness.Of(member, CriterionWeights.Default).Missing.Select(m => m.Part).Distinct();

        Assert.Equal([ProfilePart.AboutYou, ProfilePart.AsMentor, ProfilePart.AsMentee], parts.Order());
    }

    private static PersonalDetails Empty => new() { GivenName = "Zoë", FamilyName = "Quill" };

    private static PersonalDetails Full => Empty with
    {
        Headline = "Bridges",
        Biography = "Long",
        Organisation = "Bank",
        Industry = new TermId(2),
        CareerStage = new TermId(3),
        Country = "United Kingdom",
        Languages = Some,
    };

    private static Member Mentor(PersonalDetails details, MentorOffer offer)
    {
        var member = Member.Create(MemberId.New(), "zoe@example.org", details, new Membership(MembershipStatus.Active, true, null), Now).Value;
        Assert.True(member.Offer(offer, Now).Succeeded);
        return member;
    }
}
