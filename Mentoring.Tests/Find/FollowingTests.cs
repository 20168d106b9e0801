using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Find;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Find;

public abstract class Following(Provider provider) : FindSuite(provider)
{
    [Fact]
    public async Task The_first_list_has_everybody_who_can_be_asked()
    {
        var result = await SearchAsync(new());

        Assert.Equal(new HashSet<MemberId> { Cast.Tomas, Cast.Amara }, [.. result.Matches.Where(m => m.Group == MatchGroup.Open).Select(m => m.Member)]);
        Assert.Equal([Cast.George], result.Matches.Where(m => m.Group == MatchGroup.Away).Select(m => m.Member));
        Assert.Equal(3, result.Total);
        Assert.Equal([Cast.Priya], await FoundAsync(new() { Kind = SearchKind.Mentees }, Cast.Amara));
    }

    [Fact]
    public async Task A_changed_profile_is_found_by_its_new_words_only()
    {
        Assert.Equal([Cast.Tomas], await FoundAsync(Words("partner")));
        World.Time.Advance(TimeSpan.FromHours(1));

        await ChangeAsync(Cast.Tomas, m => m.Change(m.Details with { Headline = "Beekeeper", Organisation = "" }, World.Now));

        Assert.Equal([Cast.Tomas], await FoundAsync(Words("beek")));
        Assert.Empty(await FoundAsync(Words("partner")));
    }

    [Fact]
    public async Task Somebody_new_is_found_and_somebody_deleted_is_not()
    {
        await Keeper.RefreshAsync(default);
        var nadia = Cast.Extra("Nadia", "El-Amin", "nadia@example.org");
        Assert.True(nadia.Offer(MentorOffer.Empty, World.Now).Succeeded);
        await World.SaveAsync(async db => await db.AddAsync(nadia));
        Assert.Equal([nadia.Id], await FoundAsync(Words("nadia")));

        await World.SaveAsync(async db => db.Remove(await db.Members.SingleAsync(m => m.Id == nadia.Id)));
        Keeper.Changed([nadia.Id]);

        Assert.Empty(await FoundAsync(Words("nadia")));
    }

    [Fact]
    public async Task Requests_hide_the_pair_and_load_the_mentor()
    {
        Assert.Contains(Cast.Tomas, await FoundAsync(new()));
        var sent = await World.Get<RelationshipCommands>().SendAsync(Cast.Priya, Cast.Tomas, await BriefAsync(), default);
        Assert.True(sent.Succeeded, sent.Problem?.Sentence);

        Assert.DoesNotContain(Cast.Tomas, await FoundAsync(new()));
        Assert.Equal(ExclusionReason.LiveRelationship, (await Queries.WhyNotAsync(Cast.Priya, Cast.Tomas, new(), default))!.Reason);
        Assert.Equal(0.5, (await SearchAsync(new(), Cast.Amara)).Matches.Single(m => m.Member == Cast.Tomas).Load);

        await World.Get<RelationshipCommands>().AcceptAsync(Cast.Tomas, sent.Value, default);
        await ChangeAsync(Cast.Tomas, m => m.Offer(m.Mentor!.Offer with { MenteeLimit = 1 }, World.Now));
        Assert.Equal(MatchGroup.Full, (await SearchAsync(new(), Cast.Amara)).Matches.Single(m => m.Member == Cast.Tomas).Group);
    }

    [Fact]
    public async Task A_block_hides_both_from_each_other()
    {
        Assert.Contains(Cast.Amara, await FoundAsync(new()));

        await World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = Cast.Amara, BlockedId = Cast.Priya, At = World.Now }));

        Assert.DoesNotContain(Cast.Amara, await FoundAsync(new()));
        Assert.DoesNotContain(Cast.Priya, await FoundAsync(new() { Kind = SearchKind.Mentees }, Cast.Amara));
        Assert.Equal(ExclusionReason.NotAvailableToYou, (await Queries.WhyNotAsync(Cast.Priya, Cast.Amara, new(), default))!.Reason);
    }

    [Fact]
    public async Task A_renamed_skill_is_found_by_its_new_name()
    {
        Assert.Equal([Cast.George], await FoundAsync(Words("corporate")));
        await World.ReadAsync(db => db.Terms.Where(t => t.Name == "Corporate finance").ExecuteUpdateAsync(s => s.SetProperty(t => t.Name, "Treasury")));
        await World.Get<TaxonomyStore>().ReloadAsync(default);
        Keeper.TermsChanged();

        Assert.Equal([Cast.George], await FoundAsync(Words("treas")));
        Assert.Empty(await FoundAsync(Words("corporate")));
    }

    [Fact]
    public async Task The_tenth_first_page_ends_being_a_newcomer()
    {
        var recorder = World.Get<ImpressionRecorder>();
        for (var i = 0; i < 9; i++)
            recorder.Listed(SearchKind.Mentors, [Cast.Tomas, Cast.Amara]);
        await recorder.FlushAsync(default);
        Assert.Equal(2, await NewcomerAsync());

        recorder.Listed(SearchKind.Mentees, [Cast.Tomas]);
        await recorder.FlushAsync(default);
        Assert.Equal(2, await NewcomerAsync());

        recorder.Listed(SearchKind.Mentors, [Cast.Tomas]);
        await recorder.FlushAsync(default);
        Assert.Equal(0, await NewcomerAsync());
        Assert.Equal(10, await World.ReadAsync(db => db.FirstPageImpressions.Where(i => i.MemberId == Cast.Tomas && i.Kind == SearchKind.Mentors).SumAsync(i => i.Count)));

        World.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await NewcomerAsync());
        World.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await NewcomerAsync());
    }

    [Fact]
    public async Task An_announcement_is_enough_for_the_running_keeper()
    {
        await Keeper.StartAsync(default);
        await Keeper.Ready.WaitAsync(TimeSpan.FromSeconds(20));
        await ChangeAsync(Cast.Tomas, m => m.Change(m.Details with { Headline = "Beekeeper" }, World.Now));
        var before = Keeper.Current;

        World.Get<LiveTopics>().Announce(Topic.Members);
        await Eventually(() => Keeper.Current != before);

        Assert.Equal([Cast.Tomas], (await Queries.SearchAsync(Cast.Priya, Words("beek"), null, default)).Matches.Select(m => m.Member));
        await Keeper.StopAsync(default);
    }

    [Fact]
    public async Task The_programmes_weights_count()
    {
        await World.SaveAsync(async db => await db.AddAsync(new ProgrammeWeight { Criterion = Criterion.Text, Weight = 7.5 }));
        await World.Get<ProgrammeWeights>().ReloadAsync(default);

        Assert.Equal(7.5, (await SearchAsync(Words("partner"))).Matches[0].Parts[0].Weight);
    }

    private async Task<double> NewcomerAsync() => (await SearchAsync(new())).Matches.Single(m => m.Member == Cast.Tomas).Newcomer;

    private async Task<Core.Relationships.Brief> BriefAsync() =>
        Situations.Brief with { Areas = TermSet.Of((await World.TaxonomyAsync()).Find(TermKind.Area, "Leadership")!.Value) };

    private static async Task Eventually(Func<bool> holds)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
            await tick.WaitForNextTickAsync(patience.Token);
    }
}

public sealed class SqliteFollowingTests() : Following(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresFollowingTests() : Following(Provider.Postgres);
