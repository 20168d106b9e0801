using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Live;

/// <summary>What runs in the background goes on, whatever it meets.</summary>
public sealed class SurvivingTests() : ProviderSuite(Provider.Sqlite)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LiveTopics _live = new(new FakeTime(), NullLogger<LiveTopics>.Instance);

    /// <summary>The second name fails with an exception that is not one of the database's.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task The_relay_keeps_trying_where_the_server_has_no_address(int parts)
    {
        var host = string.Concat(Enumerable.Repeat("nowhere.", parts)) + "invalid";
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Mentoring", $"Host={host};Username=nobody;Timeout=2")]).Build();
        var tries = new Counting();
        using var relay = new PostgresRelay(_live, new Presence(_live, World.Time), settings, new HurriedTime(), tries);

        await relay.StartAsync(default);
        await tries.UntilAsync(6, relay);

        Assert.False(relay.ExecuteTask!.IsCompleted);
        Assert.True(_live.IsDeaf);
        await StopAsync(relay);
    }

    [Fact]
    public async Task The_file_is_watched_again_and_what_was_missed_meanwhile_is_told()
    {
        var contexts = new DatabaseAway(World.Get<IDbContextFactory<MentoringDb>>()) { Times = 2 };
        using var watcher = new SqliteWatcher(contexts, World.Get<OwnCommits>(), _live, new HurriedTime(), NullLogger<SqliteWatcher>.Instance);
        var told = new TaskCompletionSource();
        using var watching = _live.Subscribe([Topic.Members], () =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        });

        await watcher.StartAsync(default);

        await told.Task.WaitAsync(Patience);
        await StopAsync(watcher);
    }

    [Fact]
    public async Task The_clock_of_presence_ticks_on()
    {
        var renewed = new TaskCompletionSource();
        var presence = new Presence(_live, World.Time);
        using var here = presence.Come(Cast.Tomas);
        var stumbles = 1;
        presence.Relay = _ =>
        {
            if (stumbles-- > 0)
                throw new TimeoutException();
            renewed.TrySetResult();
        };
        using var clock = new PresenceClock(presence, World.Time, NullLogger<PresenceClock>.Instance);

        // Its timer is made on a thread of its own: time goes on until it is there
        await clock.StartAsync(default);
        for (var second = 0; second < 1_000_000 && !renewed.Task.IsCompleted && !clock.ExecuteTask!.IsCompleted; second++)
        {
            World.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(renewed.Task.IsCompleted);
        await StopAsync(clock);
    }

    private static async Task StopAsync(BackgroundService service)
    {
        await service.StopAsync(default);
        await service.ExecuteTask!.WaitAsync(Patience);
    }

    /// <summary>Counts what is said to have gone wrong.</summary>
    private sealed class Counting : ILogger<PostgresRelay>
    {
        private readonly SemaphoreSlim _said = new(0);

        public async Task UntilAsync(int times, BackgroundService said)
        {
            for (var time = 0; time < times; time++)
            {
                var next = _said.WaitAsync(Patience);
                if (await Task.WhenAny(next, said.ExecuteTask!) == next)
                    Assert.True(await next);
                else
                    await said.ExecuteTask!;
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
                _said.Release();
        }
    }
}
