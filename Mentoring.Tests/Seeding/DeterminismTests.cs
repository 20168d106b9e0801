using System.Text.Json;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data.Seed;

namespace Mentoring.Tests.Seeding;

public sealed class DeterminismTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    [Fact]
    public void The_same_seed_makes_the_same_people_and_relationships() => Assert.Equal(Told(1), Told(1));

    [Fact]
    public void Another_seed_makes_others() => Assert.NotEqual(Told(1), Told(2));

    [Fact]
    public void Ids_do_not_depend_on_the_day() =>
        Assert.Equal(Members(1).Select(m => m.Id), new SyntheticMembers(1, Terms.Default(), Day.AddDays(300)).Make(500).Select(m => m.Id));

    [Fact]
    public void Ids_are_of_version_seven_and_ascend()
    {
        var ids = Members(1).Select(m => m.Id.Value).ToList();

        Assert.All(ids, id => Assert.Equal((7, 8), (id.Version, id.Variant & 0xC)));
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public void People_vary_as_members_do()
    {
        var members = Members(3);

        Assert.InRange(members.Count(m => m.Mentor is not null), 150, 270);
        Assert.InRange(members.Count(m => m.HasBothRoles), 20, 110);
        Assert.InRange(members.Count(m => m.LineManagerEmail is not null), 80, 180);
        Assert.InRange(members.Select(m => m.Details.Biography).Distinct().Count(), 490, 500);
        Assert.InRange(members.Count(m => m.Membership.IsEligible(Day)), 440, 499);
        Assert.All(members, m => Assert.Null(new Membership(MembershipStatus.Active, true, m.Membership.DateOfBirth).WhyNotEligible(Day)));
    }

    private static List<Member> Members(int seed) => [.. new SyntheticMembers(seed, Terms.Default(), Day).Make(500)];

    private static string Told(int seed)
    {
        var members = Members(seed);
        var relationships = new SyntheticRelationships(seed, members, Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).Make().ToList();
        Assert.NotEmpty(relationships);
        return JsonSerializer.Serialize<(List<Member>, List<Relationship>)>((members, relationships), WithFields);
    }
}
