using Mentoring.Tests.Accounts;
using Mentoring.Tests.Mail;
using Mentoring.Tests.Support;
using Xunit.Abstractions;

namespace Mentoring.Tests.Jobs;

/// <summary>The process dies (SIGKILL) at random moments while much is due and the mail server is in every mood; see docs/development.md for running it many times.</summary>
[Trait(Categories.Name, Categories.Smtp)]
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int FewestKills = 3;

    /// <summary>When to kill, after twice at work while everything is due; what is left after that is done in peace.</summary>
    private static readonly Moment[] Later = [Moment.Starting, Moment.Sending, Moment.Sending];

    /// <summary>What the server does to mails to somebody, and to how many; all others it takes.</summary>
    private static readonly (int Count, string[] Acts)[] Moods =
    [
        (4, [SmtpActs.Always(SmtpActs.Refuse)]),
        (2, [SmtpActs.Always(SmtpActs.RefuseContent)]),
        (8, [SmtpActs.Later, SmtpActs.Later]),
        (6, [SmtpActs.HangUp]),
        (3, [SmtpActs.TakeAndHangUp]),
        (6, [SmtpActs.AnswerAndHangUp]),
        (2, [SmtpActs.Slow]),
        (10, [SmtpActs.Linger]),
    ];

    private readonly int _seed = Random.Shared.Next();
    private TestDatabase _database = null!;
    private DueEffects _effects = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        _effects = await DueEffects.SaveAsync(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Killed_at_random_moments_everything_still_happens_once_and_no_mail_is_lost()
    {
        var chance = new Random(_seed);
        var plan = Plan(chance);
        await using var server = await SmtpServer.StartAsync(new() { Plain = true, Tries = plan });
        var outcome = new DueOutcome(_database, _effects, server);
        try
        {
            var kills = await KillOftenAsync(chance, outcome, server);
            await using var app = await InstalledApp.StartAsync(Environment(server));
            await outcome.OverAsync();
            Assert.DoesNotContain(app.Lines, l => l.StartsWith("fail: Mentoring", StringComparison.Ordinal));

            await outcome.AssertOnceAsync();
            await outcome.AssertMailsAsync([.. To(plan, SmtpActs.Always(SmtpActs.Refuse)), .. To(plan, SmtpActs.Always(SmtpActs.RefuseContent))]);
            AssertDoubles(outcome.ExtraCopies(), To(plan, SmtpActs.TakeAndHangUp), kills);
            await AssertParkedIsSeenAsync(app.Address, 6);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"With the seed {_seed}: {e.Message}", e);
        }
    }

    /// <summary>Starts and kills, time and again.</summary>
    /// <returns>How often there was something left to do.</returns>
    private async Task<int> KillOftenAsync(Random chance, DueOutcome outcome, SmtpServer server)
    {
        var kills = 0;
        foreach (var moment in Moments(chance))
        {
            if (await outcome.IsOverAsync())
                break;
            await using var app = InstalledApp.Launch(Environment(server));
            await ComesAsync(moment, app, chance, server);
            await app.KillAsync();
            output.WriteLine($"Kill {++kills}, {moment}: {await outcome.ProgressAsync()}, {server.Taken.Count} taken");
        }

        Assert.True(kills >= FewestKills, $"It was over after {kills} kills.");
        return kills;
    }

    private static async Task ComesAsync(Moment moment, InstalledApp app, Random chance, SmtpServer server)
    {
        if (moment != Moment.Starting)
            await app.ListensAsync();
        using var end = new CancellationTokenSource(TimeSpan.FromMilliseconds(moment switch
        {
            Moment.Starting => chance.Next(200, 2000),
            Moment.Working => chance.Next(1, 1200),
            _ => 8000,
        }));
        try
        {
            await server.TakenAsync(moment == Moment.Sending ? server.Taken.Count + chance.Next(1, 60) : int.MaxValue, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The time has come
        }
    }

    private static IEnumerable<Moment> Moments(Random chance)
    {
        Moment[] later = [.. Later];
        chance.Shuffle(later);
        return [Moment.Working, Moment.Working, .. later];
    }

    /// <summary>More than one copy only where nobody could know that the mail was taken: the server hung up, or the process died in that moment.</summary>
    private void AssertDoubles(IReadOnlyDictionary<string, int> extra, IReadOnlyList<string> hungUp, int kills)
    {
        Assert.All(hungUp, address => Assert.True(extra.GetValueOrDefault(address) >= 1, $"{address} got no second copy."));
        output.WriteLine($"Seed {_seed}: {kills} kills, {extra.Values.Sum() - hungUp.Count} doubles by kills, {hungUp.Count} by the server");
        Assert.InRange(extra.Values.Sum(), hungUp.Count, hungUp.Count + kills);
    }

    private static async Task AssertParkedIsSeenAsync(Uri address, int parked)
    {
        using var manager = new Visitor(address);
        await manager.SignInAsync(Cast.EmailOf(Cast.Morgan), returnUrl: "/desk/mail");
        await manager.OpenAsync("/desk/mail");
        Assert.Equal(parked, manager.Text.Split("The mail server said: 55").Length - 1);
    }

    private Dictionary<string, string> Environment(SmtpServer server) => Processes.Environment(_database, server);

    private Dictionary<string, string[]> Plan(Random chance)
    {
        var addresses = _effects.Told.Select(t => t.Address).ToArray();
        chance.Shuffle(addresses);
        return Moods.SelectMany(m => Enumerable.Repeat(m.Acts, m.Count)).Zip(addresses).ToDictionary(p => p.Second, p => p.First, StringComparer.Ordinal);
    }

    private static List<string> To(Dictionary<string, string[]> plan, string act) => [.. plan.Where(p => p.Value[0] == act).Select(p => p.Key)];

    private enum Moment
    {
        /// <summary>Some time after the start, listening or not.</summary>
        Starting,

        /// <summary>Some time after it listens.</summary>
        Working,

        /// <summary>When the mail server has taken a few mails, before it can say so.</summary>
        Sending,
    }
}
