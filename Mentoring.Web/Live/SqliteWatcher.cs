using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Live;

/// <summary>Notices commits of other processes on the same SQLite file (an import while the application runs) and announces the shared topics.</summary>
internal sealed class SqliteWatcher(IDbContextFactory<MentoringDb> contexts, LiveTopics topics, TimeProvider time, ILogger<SqliteWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stoppingToken);
            await db.Database.OpenConnectionAsync(stoppingToken);
            await using var command = db.Database.GetDbConnection().CreateCommand();

            // Counts the commits of every other connection; reading it touches no table
            command.CommandText = "PRAGMA data_version";
            var last = await command.ExecuteScalarAsync(stoppingToken);
            using var timer = new PeriodicTimer(Period, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var version = await command.ExecuteScalarAsync(stoppingToken);
                if (Equals(version, last))
                    continue;
                last = version;
                topics.Tell([Topic.Members, Topic.Taxonomy, Topic.Programme]);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping
        }
        catch (System.Data.Common.DbException e)
        {
            logger.LogError(e, "Changes made by other processes will not be noticed until the application starts again");
        }
    }
}
