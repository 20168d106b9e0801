using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Live;

/// <summary>Notices commits of other processes on the same SQLite file (an import while the application runs) and announces the shared topics.</summary>
internal sealed class SqliteWatcher(IDbContextFactory<MentoringDb> contexts, OwnCommits own, LiveTopics topics, TimeProvider time, ILogger<SqliteWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(400);

    private bool _began;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Tireless.RunAsync("Noticing what other processes change", WatchAsync, time, logger, stoppingToken);

    private async Task WatchAsync(CancellationToken stopping)
    {
        // What others committed while it could not look was missed
        var missed = _began;
        _began = true;
        await using var db = await contexts.CreateDbContextAsync(stopping);
        await db.Database.OpenConnectionAsync(stopping);
        await using var command = db.Database.GetDbConnection().CreateCommand();

        // Counts the commits of every other connection; reading it touches no table
        command.CommandText = "PRAGMA data_version";
        var foreign = new ForeignCommits(time);
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            var mine = own.Count;
            if (foreign.Any(await command.ExecuteScalarAsync(stopping), mine) || missed)
                topics.Tell([Topic.Members, Topic.Taxonomy, Topic.Programme]);
            missed = false;
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }
}
