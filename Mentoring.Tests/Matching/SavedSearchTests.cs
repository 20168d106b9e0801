using Mentoring.Core.Common;
using Mentoring.Core.Matching;

namespace Mentoring.Tests.Matching;

public sealed class SavedSearchTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc);
    private static readonly MemberId Ada = MemberId.New();
    private static readonly MemberId Ben = MemberId.New();
    private static readonly MemberId Cleo = MemberId.New();

    private readonly SavedSearch _search = SavedSearch.Create(MemberId.New(), SearchKind.Mentors, "Tax", "skills=Tax", [], Now).Value;

    [Fact]
    public void A_search_tells_of_new_matches_unless_told_otherwise() => Assert.True(_search.Alerts);

    [Fact]
    public void The_first_look_finds_nobody_new_and_the_next_finds_each_newcomer_once()
    {
        Assert.Empty(Look([Ada]));
        Assert.Null(_search.AlertedAt);

        Assert.Equal([Ben], Look([Ben, Ada]));
        Assert.Equal(Now, _search.AlertedAt);
        Assert.Empty(Look([Ben, Ada]));
    }

    [Fact]
    public void Finding_nobody_at_first_is_a_look_too()
    {
        Look([]);

        Assert.Equal([Ada], Look([Ada]));
    }

    [Fact]
    public void Who_comes_back_from_a_break_is_not_new()
    {
        Look(listed: [Ada, Ben], open: [Ada]);

        Assert.Empty(Look([Ada, Ben]));
    }

    [Fact]
    public void Who_was_gone_from_the_list_altogether_is_not_new_either()
    {
        Look([Ada, Ben]);
        Look([Ada]);

        Assert.Empty(Look([Ada, Ben]));
    }

    [Fact]
    public void Somebody_new_who_cannot_be_asked_yet_is_told_of_when_they_can()
    {
        Look([Ada]);

        Assert.Empty(Look(listed: [Ada, Cleo], open: [Ada]));
        Assert.Equal([Cleo], Look([Ada, Cleo]));
        Assert.Empty(Look([Ada, Cleo]));
    }

    [Fact]
    public void A_search_that_finds_too_many_starts_over_when_it_finds_fewer()
    {
        Look([Ada]);
        MemberId[] crowd = [.. Enumerable.Range(0, SavedSearch.MostKnown + 1).Select(_ => MemberId.New())];

        Assert.Empty(Look(crowd));
        Assert.Empty(Look(crowd[..10]));
        Assert.Equal([Ben], Look([.. crowd[..10], Ben]));
    }

    [Fact]
    public void What_it_remembers_stays_bounded_and_keeps_those_still_listed()
    {
        MemberId[] first = [.. Enumerable.Range(0, SavedSearch.MostKnown).Select(_ => MemberId.New())];
        MemberId[] second = [.. Enumerable.Range(0, SavedSearch.MostKnown).Select(_ => MemberId.New())];
        Look(first);

        Assert.Equal(second, Look(second));

        Assert.Equal(16 * SavedSearch.MostKnown, _search.Known!.Length);
        Assert.Empty(Look(second));
    }

    [Fact]
    public void Switching_alerts_on_again_forgets_what_was_missed()
    {
        Look([Ada]);
        _search.TellOfNew(false);
        _search.TellOfNew(true);

        Assert.Empty(Look([Ada, Ben]));
        Assert.Equal([Cleo], Look([Ada, Ben, Cleo]));
    }

    [Fact]
    public void Saying_again_that_alerts_are_on_changes_nothing()
    {
        Look([Ada]);
        _search.TellOfNew(true);

        Assert.Equal([Ben], Look([Ada, Ben]));
    }

    private IReadOnlyList<MemberId> Look(MemberId[] all) => Look(all, all);

    private IReadOnlyList<MemberId> Look(MemberId[] listed, MemberId[] open) => _search.Look(listed, open, Now);
}
