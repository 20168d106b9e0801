using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Conversations;

public sealed class EtiquetteTests
{
    private static readonly DateTime Now = FakeTime.Start;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now);

    private readonly Member _priya = Mentee("Priya");
    private readonly Member _tomas = Mentor("Tomas");

    [Fact]
    public void A_mentee_may_write_to_a_mentor() => Assert.Null(WhyNotOpen());

    [Fact]
    public void Nobody_writes_to_themselves() => Assert.IsType<WritingToYourself>(Etiquette.WhyNotOpen(_priya, _priya, false, false, 0, 10, Today));

    [Fact]
    public void The_eleventh_new_conversation_of_a_day_is_refused()
    {
        Assert.Null(WhyNotOpen(openedLately: 9));
        Assert.Equal(new TooManyNewConversations(10), WhyNotOpen(openedLately: 10));
    }

    [Fact]
    public void Blocked_people_cannot_write_and_are_not_told_by_whom()
    {
        Assert.Equal(new CannotWrite(_tomas.Name), WhyNotOpen(blocked: true));
        Assert.Equal(new CannotWrite(_tomas.Name), Etiquette.WhyNotWrite(_priya, _tomas, true, Today));
    }

    [Fact]
    public void Somebody_without_a_role_is_nobody_to_write_to() =>
        Assert.IsType<NotFound>(Etiquette.WhyNotOpen(_priya, Person("Morgan"), false, false, 0, 10, Today));

    [Fact]
    public void Somebody_without_a_role_opens_no_conversation() =>
        Assert.IsType<NoSuchRole>(Etiquette.WhyNotOpen(Person("Morgan"), _tomas, false, false, 0, 10, Today));

    [Fact]
    public void A_partner_who_left_can_be_read_but_not_written_to()
    {
        _tomas.SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, Now);

        Assert.Equal(new NoLongerTakingPart(_tomas.Name), Etiquette.WhyNotWrite(_priya, _tomas, false, Today));
        Assert.IsType<NotFound>(WhyNotOpen());
    }

    [Fact]
    public void Whoever_may_not_take_part_writes_to_nobody()
    {
        _priya.SetMembership(new Membership(MembershipStatus.Suspended, true, null), null, Now);

        Assert.IsType<NotEligible>(Etiquette.WhyNotWrite(_priya, _tomas, false, Today));
    }

    [Fact]
    public void A_mentor_who_takes_questions_from_matches_only_is_closed_to_others()
    {
        Restrict();

        Assert.Equal(new QuestionsFromMatchesOnly("Tomas"), WhyNotOpen());
        Assert.Null(WhyNotOpen(together: true));
        Assert.Null(Etiquette.WhyNotWrite(_priya, _tomas, false, Today));
    }

    [Fact]
    public void Somebody_who_wants_one_of_the_areas_offered_may_ask()
    {
        Restrict();
        Wish(_priya, 2, 7);

        Assert.Null(WhyNotOpen());
    }

    [Fact]
    public void A_mentor_reaches_out_to_a_mentor_who_looks_for_one_whatever_they_let_others_ask()
    {
        Restrict();
        Wish(_tomas, 9);
        var amara = Mentor("Amara");

        Assert.Null(Etiquette.WhyNotOpen(amara, _tomas, false, false, 0, 10, Today));
        Assert.True(_tomas.SetLooking(false, Now).Succeeded);
        Assert.IsType<QuestionsFromMatchesOnly>(Etiquette.WhyNotOpen(amara, _tomas, false, false, 0, 10, Today));
    }

    private void Restrict()
    {
        Assert.True(_tomas.Offer(MentorOffer.Empty with { Areas = TermSet.Of(new TermId(1), new TermId(2)) }, Now).Succeeded);
        Assert.True(_tomas.SetQuestions(true, Now).Succeeded);
        Wish(_priya, 7);
    }

    private static void Wish(Member member, params int[] areas) =>
        Assert.True(member.Wish(MenteeWish.Empty with { Areas = TermSet.Of(areas.Select(a => new TermId(a))) }, Now).Succeeded);

    private Problem? WhyNotOpen(bool blocked = false, bool together = false, int openedLately = 0) => Etiquette.WhyNotOpen(_priya, _tomas, blocked, together, openedLately, 10, Today);

    private static Member Person(string name) => Cast.Extra(name, "Example", $"{name}@example.org");

    private static Member Mentee(string name)
    {
        var member = Person(name);
        Assert.True(member.Wish(new MenteeWish(TermSet.Empty, TermSet.Empty, string.Empty, string.Empty), Now).Succeeded);
        return member;
    }

    private static Member Mentor(string name)
    {
        var member = Person(name);
        Assert.True(member.Offer(new MentorOffer(TermSet.Empty, TermSet.Empty, string.Empty, null, null), Now).Succeeded);
        return member;
    }
}
