using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Matching;

namespace Mentoring.Tests.Relationships;

public abstract class PlanBReading(Provider provider) : RelationshipSuite(provider)
{
    [Fact]
    public async Task A_declined_request_offers_the_next_best_who_have_a_place()
    {
        var (nadia, ruth) = (await LeaderAsync("Nadia"), await LeaderAsync("Ruth"));
        var id = await DeclinedAsync();

        var best = (await ReadAsync(id))!;

        Assert.Equal(new HashSet<MemberId> { nadia, ruth }, [.. best.Mentors.Select(m => m.Id)]);
        var first = best.Mentors[0];
        Assert.Equal("Offers Leadership; meets online", first.Why);
        Assert.Equal($"/members/{first.Id.Value}/request?from={id.Value}", first.Address);
    }

    [Fact]
    public async Task It_is_at_most_three_with_the_most_relevant_first()
    {
        for (var i = 0; i < 4; i++)
            await LeaderAsync($"Leader{i}");
        var auditor = await LeaderAsync("Auditor", "Audit", "Line management");

        var best = (await ReadAsync(await DeclinedAsync()))!.Mentors;

        Assert.Equal(PlanB.Most, best.Count);
        Assert.Equal(auditor, best[0].Id);
        Assert.Equal("Offers Leadership, Audit and Line management; meets online", best[0].Why);
    }

    [Fact]
    public async Task Who_declined_or_is_asked_already_is_left_out_and_comes_back_after_half_a_year()
    {
        var (declined, asked) = (await LeaderAsync("Nadia"), await LeaderAsync("Ruth"));
        await Commands.DeclineAsync(declined, await SentAsync(Cast.Priya, declined), NoTime, false, default);
        await SentAsync(Cast.Priya, asked);
        var id = await DeclinedAsync();

        Assert.Empty((await ReadAsync(id))!.Mentors);

        World.Time.Advance(TimeSpan.FromDays(190));
        var later = (await ReadAsync(id))!.Mentors.Select(m => m.Id).ToList();
        Assert.Contains(declined, later);
        Assert.DoesNotContain(asked, later);
    }

    [Fact]
    public async Task Blocked_and_unavailable_people_are_never_offered()
    {
        var (blocked, unavailable) = (await LeaderAsync("Nadia"), await LeaderAsync("Ruth"));
        await World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = blocked, BlockedId = Cast.Priya, At = World.Now }));
        await ChangeAsync(unavailable, m => m.SetAvailability(Availability.Unavailable, World.Now));

        Assert.Empty((await ReadAsync(await DeclinedAsync()))!.Mentors);
    }

    [Fact]
    public async Task A_request_that_waits_has_one_once_the_mentor_is_unavailable_or_full()
    {
        await LeaderAsync("Nadia");
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.Null(await ReadAsync(id));

        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Unavailable, World.Now));
        Assert.Single((await ReadAsync(id))!.Mentors);

        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Available, World.Now));
        Assert.Null(await ReadAsync(id));
        await LimitAsync(Cast.Tomas, 1);
        await AcceptedAsync(Cast.Amara, Cast.Tomas);
        Assert.Single((await ReadAsync(id))!.Mentors);
    }

    [Fact]
    public async Task Nobody_else_reads_it()
    {
        var id = await DeclinedAsync();

        foreach (var other in new[] { Cast.Tomas, Cast.Amara, Cast.Morgan })
            Assert.Null(await World.Get<PlanBQueries>().OfAsync(other, id, default));
    }

    [Fact]
    public async Task The_whole_search_is_the_one_they_come_from()
    {
        var search = (await ReadAsync(await DeclinedAsync()))!.Search;

        var criteria = SearchAddress.Parse(search[(search.IndexOf('?', StringComparison.Ordinal) + 1)..], await World.TaxonomyAsync());
        Assert.Equal(Brief.Areas, criteria.Areas.Values);
        Assert.Equal((Level.Preferred, Criterion.Areas), (criteria.Areas.Level, criteria.MattersMost));
        Assert.Equal(MeetingFormats.Online, criteria.Formats.Values);
    }

    [Fact]
    public async Task The_form_copies_ones_own_earlier_request_but_for_why()
    {
        var nadia = await LeaderAsync("Nadia");
        var id = await DeclinedAsync();

        var form = await FormAsync(Cast.Priya, nadia, id);

        Assert.Equal(Brief with { WhyYou = string.Empty }, form.Prefilled);
        Assert.Equal("Tomas", form.Earlier!.GivenName);
        Assert.Contains("You both care about Leadership.", form.Earlier.InCommon);
    }

    [Fact]
    public async Task The_form_ignores_what_somebody_else_wrote()
    {
        var id = await DeclinedAsync();

        Assert.Null((await FormAsync(Cast.Amara, Cast.Tomas, id)).Earlier);
        Assert.Null((await FormAsync(Cast.Priya, Cast.Amara, RelationshipId.New())).Earlier);
        Assert.Null((await FormAsync(Cast.Priya, Cast.Tomas, id)).Earlier);
        var offer = await Queries.RequestFormAsync(Cast.Tomas, ProgrammeRole.Mentor, Cast.Amara, id, default);
        Assert.DoesNotContain(Brief.Aim, offer.Value.Prefilled.Aim, StringComparison.Ordinal);
    }

    private async Task<RequestForm> FormAsync(MemberId me, MemberId other, RelationshipId from) =>
        (await Queries.RequestFormAsync(me, ProgrammeRole.Mentee, other, from, default)).Value;

    private async Task<RelationshipId> DeclinedAsync()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.True((await Commands.DeclineAsync(Cast.Tomas, id, NoTime, false, default)).Succeeded);
        return id;
    }

    private async Task<PlanBView?> ReadAsync(RelationshipId id)
    {
        await World.Get<MatchIndexKeeper>().RefreshAsync(default);
        return await World.Get<PlanBQueries>().OfAsync(Cast.Priya, id, default);
    }

    /// <summary>A mentor who offers leadership, online.</summary>
    private async Task<MemberId> LeaderAsync(string name, params string[] skills)
    {
        var terms = await World.TaxonomyAsync();
        var id = await MentorAsync(name);
        await ChangeAsync(id, m =>
        {
            m.Change(m.Details with { Formats = MeetingFormats.Online }, World.Now);
            m.Offer(MentorOffer.Empty with { Areas = Brief.Areas, Skills = TermSet.Of(skills.Select(s => terms.Find(TermKind.Skill, s)!.Value)) }, World.Now);
        });
        return id;
    }
}

public sealed class SqlitePlanBReadingTests() : PlanBReading(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresPlanBReadingTests() : PlanBReading(Provider.Postgres);
