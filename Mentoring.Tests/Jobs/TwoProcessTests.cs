using System.Text.Json;
using Mentoring.Tests.Mail;
using Mentoring.Tests.Support;
using Mentoring.Web.Mail;
using Xunit.Abstractions;

namespace Mentoring.Tests.Jobs;

/// <summary>Two processes do what is due on one PostgreSQL, each naming itself in the mails it sends.</summary>
[Trait(Categories.Name, Categories.Postgres)]
[Trait(Categories.Name, Categories.Smtp)]
public sealed class TwoProcessTests(ITestOutputHelper output) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private DueEffects _effects = null!;
    private SmtpServer _server = null!;
    private DueOutcome _outcome = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithAsync(Provider.Postgres, People.CastNow);
        _effects = await DueEffects.SaveAsync(_database);
        _server = await SmtpServer.StartAsync(new() { Plain = true });
        _outcome = new DueOutcome(_database, _effects, _server);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Two_at_once_do_everything_once()
    {
        await using var first = Launch("First");
        await using var second = Launch("Second");
        await _outcome.OverAsync();

        await AssertOnceAsync();
        Assert.Empty(_outcome.ExtraCopies());
        Assert.True(Sent("First") > 0 && Sent("Second") > 0, $"First sent {Sent("First")}, second {Sent("Second")}.");
        foreach (var app in new[] { first, second })
            Assert.DoesNotContain(app.Lines, l => l.StartsWith("fail: Mentoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_one_is_killed_in_the_middle_the_other_finishes_everything()
    {
        await using var first = Launch("First");
        await using var second = Launch("Second");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (var taken = 1; Sent("First") < 15; taken++)
            await _server.TakenAsync(taken, patience.Token);
        await first.KillAsync();
        var sent = Sent("First");
        await _outcome.OverAsync();

        await AssertOnceAsync();
        Assert.Equal(sent, Sent("First"));
        Assert.True(Sent("Second") > 0);
        Assert.InRange(_outcome.ExtraCopies().Values.Sum(), 0, 1);
    }

    private async Task AssertOnceAsync()
    {
        output.WriteLine($"First sent {Sent("First")}, second {Sent("Second")}; copies beyond the first: {_outcome.ExtraCopies().Values.Sum()}");
        await _outcome.AssertOnceAsync();
        await _outcome.AssertMailsAsync([]);
    }

    private InstalledApp Launch(string name)
    {
        var environment = Processes.Environment(_database, _server);
        environment["Mail__FromName"] = name;
        environment["Mail__LeaseSeconds"] = "10";
        return InstalledApp.Launch(environment);
    }

    private int Sent(string name) => _server.Taken.Count(m => From(m).Contains(name, StringComparison.Ordinal));

    private static string From(JsonElement mail) => MimePart.Parse(mail.GetProperty("content").GetString()!).Header("From")!;
}
