using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Matching;

public sealed class WhyNotTests
{
    private readonly Programme _programme = new();

    [Fact]
    public void The_first_reason_is_the_one_that_is_said()
    {
        var everything = MemberId.New();
        _programme.IsSearcher(p => p with { Blocks = [everything], LiveMentors = [everything], LineManagerEmail = "boss@example.org" });
        Reasons(ExclusionReason.NotInRole, r => r with { Mentor = null, Deleted = true });
        Reasons(ExclusionReason.NotEligible, r => r with { Deleted = true });
        Reasons(ExclusionReason.NotEligible, r => r with { Membership = r.Membership with { SubscriptionPaid = false } });
        Reasons(ExclusionReason.NotEligible, r => r with { Membership = r.Membership with { DateOfBirth = Programme.Winter.AddYears(-18).AddDays(1) } });
        Reasons(ExclusionReason.NotAvailableToYou, r => r);
        _programme.Members[0] = _programme.Members[0] with { Blocks = [] };
        Reasons(ExclusionReason.LineManagerOrReport, r => r);
        _programme.Members[0] = _programme.Members[0] with { LineManagerEmail = null };
        Reasons(ExclusionReason.LiveRelationship, r => r);
        _programme.Members[0] = _programme.Members[0] with { LiveMentors = [] };
        Reasons(ExclusionReason.MustHaveNotMet, r => r);

        void Reasons(ExclusionReason expected, Func<MatchRecord, MatchRecord> change)
        {
            _programme.Mentor(m => change(m with { Id = everything, Email = "boss@example.org" }));
            var why = _programme.WhyNot(everything, new() { Location = new(Level.MustHave, "Kenya", ""), Text = new(Level.MustHave, "zzz") });
            Assert.Equal(expected, why!.Reason);
            Assert.Equal(expected == ExclusionReason.MustHaveNotMet ? Criterion.Location : null, why.MustHave);
            Assert.DoesNotContain(_programme.Search(new()).Matches, m => m.Member == everything && expected != ExclusionReason.MustHaveNotMet);
            _programme.Members.RemoveAll(m => m.Id == everything);
        }
    }

    [Fact]
    public void Nothing_in_common_is_a_reason_only_with_criteria()
    {
        var mentor = _programme.Mentor();

        Assert.Equal(ExclusionReason.NothingInCommon, _programme.WhyNot(mentor, new() { Text = new(Level.Preferred, "zzz") })!.Reason);
        Assert.Null(_programme.WhyNot(mentor, new()));
    }

    [Fact]
    public void Nobody_finds_themselves()
    {
        _programme.IsSearcher(p => p with { Mentor = new MentorFacts(TermSet.Empty, TermSet.Empty, Availability.Available) });

        Assert.Equal(0, _programme.Search(new()).Total);
        Assert.Equal(ExclusionReason.Yourself, _programme.WhyNot(_programme.Searcher, new())!.Reason);
    }

    [Fact]
    public void A_report_and_a_line_manager_do_not_find_each_other()
    {
        _programme.IsSearcher();
        var report = _programme.Mentor(m => m with { LineManagerEmail = "priya@example.org" });
        _programme.Mentor();

        Assert.Equal(1, _programme.Search(new()).Total);
        Assert.Equal(ExclusionReason.LineManagerOrReport, _programme.WhyNot(report, new())!.Reason);
    }

    [Fact]
    public void A_live_relationship_hides_in_its_own_direction_only()
    {
        var tomas = _programme.Mentor(m => m with { Mentee = new MenteeFacts(TermSet.Empty, TermSet.Empty) });
        _programme.IsSearcher(p => p with { LiveMentors = [tomas] });

        Assert.Equal(0, _programme.Search(new()).Total);
        Assert.Equal(1, _programme.Search(new() { Kind = SearchKind.Mentees }).Total);
    }

    [Fact]
    public void People_are_found_by_the_beginnings_of_their_names()
    {
        var soren = _programme.Mentor(m => m with { Name = "Søren Østergård" });
        var lapsed = _programme.Mentor(m => m with { Name = "Sora Oster", Membership = m.Membership with { Status = MembershipStatus.Lapsed } });
        _programme.Mentor(m => m with { Name = "Soren Osterman", Deleted = true });

        Assert.Equal([lapsed, soren], Find("ost sor", null));
        Assert.Equal([soren], Find("ost sor", SearchKind.Mentors));
        Assert.Empty(Find("  ", null));

        IEnumerable<MemberId> Find(string name, SearchKind? kind) => _programme.Index.FindByName(_programme.Searcher, name, kind, Programme.Winter, 10).Select(m => m.Id);
    }

    [Fact]
    public void A_former_name_is_not_found_any_more()
    {
        var id = _programme.Mentor(m => m with { Name = "Isla Smith" });
        var index = _programme.Index.With([_programme.Members[0] with { Name = "Isla Brown" }], []);

        Assert.Empty(index.FindByName(_programme.Searcher, "smith", null, Programme.Winter, 5));
        Assert.Equal([id], index.FindByName(_programme.Searcher, "brown", null, Programme.Winter, 5).Select(m => m.Id));
    }
}
