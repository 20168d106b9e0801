using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Data;

public abstract class MemberStorage(Provider provider) : ProviderSuite(provider)
{
    [Fact]
    public async Task A_member_with_both_profiles_comes_back_as_saved()
    {
        var terms = await World.TaxonomyAsync();
        var nadia = Cast.Extra("Nadia", "El-Amin", "Nadia@Example.org");
        nadia.Change(FullDetails(terms), World.Now);
        nadia.Offer(new MentorOffer(TermSet.Of(terms.Of(TermKind.Area).Take(3).Select(t => t.Id)), TermSet.Empty, "Line one\nLine two", 6, 3), World.Now);
        nadia.Wish(new MenteeWish(TermSet.Empty, TermSet.Of(terms.Of(TermKind.Skill).Take(2).Select(t => t.Id)), "Grow", "Patient"), World.Now);
        nadia.Reflect(new Reflection("goals", "skills", "knowledge", "partnerships"), World.Now);
        nadia.SetAvailability(Availability.Create(AvailabilityStatus.Away, World.Today.AddDays(9), "On leave", World.Today).Value, World.Now);
        nadia.SetLooking(false, World.Now);
        nadia.SetMembership(new Membership(MembershipStatus.Lapsed, false, new DateOnly(1990, 2, 28)), "Boss@Example.org", World.Now);
        nadia.Remember(ProgrammeRole.Mentor);
        nadia.SeenOn(World.Today);
        await World.SaveAsync(async db => await db.AddAsync(nadia));

        var read = await World.MemberAsync(nadia.Id);

        Assert.Equal("nadia@example.org", read.Email);
        Assert.Equal(nadia.Details, read.Details);
        Assert.Equal(nadia.Membership, read.Membership);
        Assert.Equal("boss@example.org", read.LineManagerEmail);
        Assert.Equal(nadia.Mentor!.Offer, read.Mentor!.Offer);
        Assert.Equal(nadia.Mentor.Availability, read.Mentor.Availability);
        Assert.Equal(nadia.Mentee!.Wish, read.Mentee!.Wish);
        Assert.Equal(nadia.Mentee.Reflection, read.Mentee.Reflection);
        Assert.False(read.Mentee.Looking);
        Assert.Equal((ProgrammeRole.Mentor, World.Today), (read.RememberedRole, read.LastSeenOn));
    }

    [Fact]
    public async Task Times_come_back_as_UTC()
    {
        var tomas = await World.MemberAsync(Cast.Tomas);

        Assert.Equal(DateTimeKind.Utc, tomas.CreatedAt.Kind);
        Assert.Equal(FakeTime.Start.AddDays(-30), tomas.CreatedAt);
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_member_is_refused_and_saves_nothing()
    {
        await using var first = await World.OpenAsync();
        await using var second = await World.OpenAsync();
        var seenByFirst = await first.Members.SingleAsync(m => m.Id == Cast.Priya);
        var seenBySecond = await second.Members.SingleAsync(m => m.Id == Cast.Priya);
        seenByFirst.Change(seenByFirst.Details with { Headline = "First" }, World.Now);
        seenBySecond.Change(seenBySecond.Details with { Headline = "Second" }, World.Now);
        await first.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());

        Assert.Equal("First", (await World.MemberAsync(Cast.Priya)).Details.Headline);
    }

    [Fact]
    public async Task Touching_a_member_is_enough_to_refuse_a_second_decision()
    {
        await using var first = await World.OpenAsync();
        await using var second = await World.OpenAsync();
        (await first.Members.SingleAsync(m => m.Id == Cast.Tomas)).Touch(World.Now);
        (await second.Members.SingleAsync(m => m.Id == Cast.Tomas)).Touch(World.Now);
        await first.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Fact]
    public async Task Two_members_cannot_have_one_address_even_in_other_letters() =>
        await Assert.ThrowsAsync<DbUpdateException>(() => World.SaveAsync(async db =>
            await db.AddAsync(Cast.Extra("Another", "Priya", "PRIYA@demo.example"))));

    [Fact]
    public async Task Line_breaks_of_every_system_are_stored_as_one_kind()
    {
        await World.SaveAsync(async db =>
        {
            var priya = await db.Members.SingleAsync(m => m.Id == Cast.Priya);
            priya.Change(priya.Details with { Biography = "One\r\nTwo\rThree\nFour 😀" }, World.Now);
        });

        Assert.Equal("One\nTwo\nThree\nFour 😀", (await World.MemberAsync(Cast.Priya)).Details.Biography);
    }

    [Fact]
    public async Task Dropping_a_role_removes_its_profile()
    {
        await World.SaveAsync(async db => (await db.Members.SingleAsync(m => m.Id == Cast.Amara)).Drop(ProgrammeRole.Mentor, World.Now));

        var amara = await World.MemberAsync(Cast.Amara);
        Assert.Null(amara.Mentor);
        Assert.NotNull(amara.Mentee);
        Assert.False(await World.ReadAsync(db => db.Set<MentorProfile>().AnyAsync(p => p.MemberId == Cast.Amara)));
    }

    private static PersonalDetails FullDetails(Taxonomy terms) => new()
    {
        GivenName = "Nadia",
        FamilyName = "El-Amin",
        Pronouns = "they/them",
        Headline = "Treasurer",
        Biography = "First line\n\nThird line",
        Organisation = "Quay Bank",
        JobTitle = "Treasurer",
        Industry = terms.Find(TermKind.Industry, "Banking"),
        CareerStage = terms.Find(TermKind.CareerStage, "Board"),
        Country = "France",
        Region = "Île-de-France",
        TimeZone = "Europe/Paris",
        Languages = TermSet.Of(terms.Of(TermKind.Language).Take(4).Select(t => t.Id)),
        Qualifications = "FCA",
        Formats = MeetingFormats.Phone | MeetingFormats.InPerson,
        Phone = "+33 1 99 00 00 00",
        Links = "https://example.org\nhttps://example.net",
    };
}

public sealed class SqliteMemberStorageTests() : MemberStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresMemberStorageTests() : MemberStorage(Provider.Postgres);
