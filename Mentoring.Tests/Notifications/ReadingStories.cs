using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Notifications;

/// <summary>The list of notices, and reading them.</summary>
public abstract class ReadingStories(Provider provider) : NoticeSuite(provider)
{
    private NoticeQueries Queries => World.Get<NoticeQueries>();

    [Fact]
    public async Task Notices_are_listed_by_the_readers_days_newest_first()
    {
        await TellAsync(NoticeKind.RequestAmended);

        var page = await Queries.PageAsync(Cast.Tomas, false, 1, TimeZoneInfo.Utc, default);

        Assert.Equal(["Today", "Thursday 19 November"], page.Days.Select(d => d.Name));
        Assert.Equal(["Priya amended the request", "Priya asks you to be their mentor"], page.Days.SelectMany(d => d.Notices).Select(n => n.Line));
        Assert.Equal((2, 2), (page.Total, page.Unread));
        World.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal("Yesterday", (await Queries.PageAsync(Cast.Tomas, false, 1, TimeZoneInfo.Utc, default)).Days[0].Name);
    }

    [Fact]
    public async Task Nobody_sees_or_reads_somebody_elses()
    {
        var notice = await TellAsync(NoticeKind.RequestReceived);
        await Commands.ReadAsync(Cast.George, notice.Id, default);
        await Commands.ReadAllAsync(Cast.Priya, default);
        await World.Get<RelationshipCommands>().SeeAsync(Cast.Priya, notice.RelationshipId!.Value, default);

        Assert.Empty(await Queries.LatestAsync(Cast.George, default));
        Assert.True(Assert.Single(await Queries.LatestAsync(Cast.Tomas, default)).Unread);
    }

    [Fact]
    public async Task One_is_read_or_those_of_a_relationship_or_all_and_stay_so()
    {
        var amended = await TellAsync(NoticeKind.RequestAmended);
        await Commands.ReadAsync(Cast.Tomas, amended.Id, default);
        Assert.Equal([false, true], (await Queries.LatestAsync(Cast.Tomas, default)).Select(n => n.Unread));
        Assert.Equal(1, (await Queries.PageAsync(Cast.Tomas, true, 1, TimeZoneInfo.Utc, default)).Total);

        await World.Get<RelationshipCommands>().SeeAsync(Cast.Tomas, RelationshipId.New(), default);
        Assert.Equal(1, (await Queries.PageAsync(Cast.Tomas, true, 1, TimeZoneInfo.Utc, default)).Total);
        await World.Get<RelationshipCommands>().SeeAsync(Cast.Tomas, amended.RelationshipId!.Value, default);
        Assert.Equal(0, (await Queries.PageAsync(Cast.Tomas, true, 1, TimeZoneInfo.Utc, default)).Total);

        var first = await World.ReadAsync(db => db.Notices.Where(n => n.Id == amended.Id).Select(n => n.ReadAt).SingleAsync());
        World.Time.Advance(TimeSpan.FromHours(1));
        await Commands.ReadAllAsync(Cast.Tomas, default);
        Assert.Equal(first, await World.ReadAsync(db => db.Notices.Where(n => n.Id == amended.Id).Select(n => n.ReadAt).SingleAsync()));
    }

    [Fact]
    public async Task Looking_at_a_relationship_reads_its_notices_and_says_so_once()
    {
        var notice = await TellAsync(NoticeKind.RequestReceived);
        var told = 0;
        using var other = World.Get<LiveTopics>().Subscribe([Topic.Member(Cast.Tomas)], () =>
        {
            Interlocked.Increment(ref told);
            return Task.CompletedTask;
        });

        for (var look = 0; look < 3; look++)
            await World.Get<RelationshipCommands>().SeeAsync(Cast.Tomas, notice.RelationshipId!.Value, default);

        Assert.False(Assert.Single(await Queries.LatestAsync(Cast.Tomas, default)).Unread);
        Assert.InRange(Volatile.Read(ref told), 0, 1);
    }

    [Fact]
    public async Task A_long_list_is_paged_and_the_bell_shows_the_latest_six()
    {
        await World.SaveAsync(db =>
        {
            for (var i = 0; i < NoticeQueries.PageSize + 5; i++)
                db.Tell(Notice.Of(NoticeKind.NewMatches, Cast.Priya, $"n{i}", World.Now.AddMinutes(-i), detail: $"Search {i}", place: "/find?areas=Leadership"));
            return Task.CompletedTask;
        });

        Assert.Equal(["0", "1", "2", "3", "4", "5"], (await Queries.LatestAsync(Cast.Priya, default)).Select(n => n.Line.Trim('”').Split(' ')[^1]));
        var second = await Queries.PageAsync(Cast.Priya, false, 2, TimeZoneInfo.Utc, default);
        Assert.Equal((5, NoticeQueries.PageSize + 5), (second.Days.Sum(d => d.Notices.Count), second.Total));
        Assert.All(second.Days.SelectMany(d => d.Notices), n => Assert.Equal("/find?areas=Leadership", n.Address));
    }
}

public sealed class SqliteReadingStoriesTests() : ReadingStories(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresReadingStoriesTests() : ReadingStories(Provider.Postgres);
