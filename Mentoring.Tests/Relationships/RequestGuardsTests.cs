using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Tests.Relationships;

public class RequestGuardsTests
{
    private static readonly RequestFacts Fine = new()
    {
        Asker = Situations.Priya,
        Other = Situations.Tomas,
        AskerIsMentor = false,
        OtherName = "Tomas",
        AskerHoldsRole = true,
        OtherHoldsRole = true,
        OpenRequests = 4,
        OpenRequestLimit = 5,
    };

    private static readonly RequestFacts Offer = Fine with { AskerIsMentor = true, Asker = Situations.Tomas, Other = Situations.Priya, OtherName = "Priya" };

    public static TheoryData<string, RequestFacts, Type> Faults() => new()
    {
        { "oneself", Fine with { Other = Situations.Priya }, typeof(NotYourself) },
        { "not eligible", Fine with { AskerBarred = new NotEligible("Your membership has lapsed.") }, typeof(NotEligible) },
        { "gone", Fine with { OtherGone = true }, typeof(NoLongerTakesPart) },
        { "blocked", Fine with { Blocked = true }, typeof(NotAvailableToYou) },
        { "sender without the role", Fine with { AskerHoldsRole = false }, typeof(NoSuchRole) },
        { "recipient without the role", Fine with { OtherHoldsRole = false }, typeof(NoSuchRole) },
        { "line manager", Fine with { LineManagerAndReport = true }, typeof(LineManagerOrReport) },
        { "live already", Fine with { AlreadyLive = true }, typeof(AlreadyTogether) },
        { "away", Fine with { MentorAvailability = AvailabilityStatus.Away }, typeof(MentorNotAvailable) },
        { "unavailable", Fine with { MentorAvailability = AvailabilityStatus.Unavailable }, typeof(MentorNotAvailable) },
        { "full", Fine with { MentorFull = true }, typeof(MentorFull) },
        { "limit", Fine with { OpenRequests = 5 }, typeof(TooManyOpenRequests) },
        { "offer to somebody not looking", Offer with { MenteeLooking = false }, typeof(NotLooking) },
        { "offer of a full mentor", Offer with { MentorFull = true }, typeof(MentorFull) },
        { "offer over the limit", Offer with { OpenRequests = 6 }, typeof(TooManyOpenRequests) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_thing_that_stands_against_it_is_named(string why, RequestFacts facts, Type problem)
    {
        var found = RequestGuards.WhyNot(facts);
        Assert.True(problem == found?.GetType(), $"{why}: {found}");
    }

    [Fact]
    public void Nothing_stands_against_a_usual_request() => Assert.Null(RequestGuards.WhyNot(Fine));

    [Fact]
    public void A_mentor_who_is_away_may_still_offer_and_a_mentee_who_is_not_looking_may_still_ask() => Assert.Multiple(
        () => Assert.Null(RequestGuards.WhyNot(Offer with { MentorAvailability = AvailabilityStatus.Away })),
        () => Assert.Null(RequestGuards.WhyNot(Fine with { MenteeLooking = false })));

    [Fact]
    public void Who_declined_and_lets_the_request_stand_needs_a_free_place_but_no_limit_or_search() => Assert.Multiple(
        () => Assert.Null(RequestGuards.WhyNot(Offer with { AskerSends = false, MenteeLooking = false, OpenRequests = 9 })),
        () => Assert.Equal(new MentorFull(null), RequestGuards.WhyNot(Offer with { AskerSends = false, MentorFull = true })));

    [Fact]
    public void A_block_is_never_given_away_by_another_reason_after_it() => Assert.Equal(
        new NotAvailableToYou("Tomas"), RequestGuards.WhyNot(Fine with { Blocked = true, OtherHoldsRole = false, MentorFull = true, AlreadyLive = true }));
}
