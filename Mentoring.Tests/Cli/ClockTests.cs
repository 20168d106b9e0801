using Mentoring.Core.Relationships;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Cli;

/// <summary>Moving the clock, by the command and by the page of Development.</summary>
public sealed class ClockTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        await using var services = Services();
        await using var db = await services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        db.Add(Relationship.Send(Core.Common.RelationshipId.New(), Cast.Tomas, Cast.Priya, Cast.Priya, Situations.Brief, TimeProvider.System.GetUtcNow().UtcDateTime).Value);
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Every_day_of_a_request_happens_on_the_way_and_its_mails_go_out()
    {
        var run = await Run.OfAsync(_database, "clock", "+21d");

        Assert.Equal((0, 4), (run.Exit, await CountAsync(RelationshipMove.Remind) + await CountAsync(RelationshipMove.Expire)));
        Assert.Contains("21 days ahead of the real time", run.Output);
        Assert.Matches("; [1-9][0-9]* mails were sent", run.Output);
    }

    [Fact]
    public async Task The_days_count_from_the_real_time_and_nothing_happens_twice()
    {
        await Run.OfAsync(_database, "clock", "+3d");
        Assert.Equal(1, await CountAsync(RelationshipMove.Remind));
        var again = await Run.OfAsync(_database, "clock", "+3d");
        Assert.Contains("0 reminders", again.Output);
        await Run.OfAsync(_database, "clock", "+7d");
        Assert.Equal(2, await CountAsync(RelationshipMove.Remind));
        Assert.Contains("0 days ahead", (await Run.OfAsync(_database, "clock", "now")).Output);
        Assert.Equal(2, await CountAsync(RelationshipMove.Remind));
    }

    [Theory]
    [InlineData("yesterday", "is no time")]
    [InlineData("+99999d", "up to 730 days")]
    public async Task What_is_no_time_is_refused_and_changes_nothing(string to, string sentence)
    {
        var run = await Run.OfAsync(_database, "clock", to);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(sentence, run.Error);
        Assert.Equal(0, await CountAsync(RelationshipMove.Remind));
    }

    [Fact]
    public async Task The_page_moves_the_running_application_and_another_process_is_followed()
    {
        await using var app = await RunningApp.StartAsync(_database, new Dictionary<string, string?>());
        using var visitor = new Visitor(app.Address);
        await visitor.OpenAsync("/dev/clock");
        await visitor.SendAsync("clock", new() { ["Form.Days"] = "4" });
        Assert.Contains("came due on the way", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(RelationshipMove.Remind));

        await Run.OfAsync(_database, "clock", "+10d");
        var clock = app.Services.GetRequiredService<TimeProvider>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalDays < 9)
            await tick.WaitForNextTickAsync(patience.Token);
        Assert.Equal(2, await CountAsync(RelationshipMove.Remind));
    }

    private ServiceProvider Services() =>
        new ServiceCollection().AddLogging().AddDatabase(new ConfigurationBuilder().AddInMemoryCollection(_database.Settings).Build()).BuildServiceProvider();

    private async Task<int> CountAsync(RelationshipMove move)
    {
        await using var services = Services();
        await using var db = await services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        return await db.RelationshipEvents.CountAsync(e => e.Move == move);
    }
}
