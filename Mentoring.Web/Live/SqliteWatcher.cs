using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Live;

/// <summary>Notices commits of other processes on the same SQLite file (an import while the application runs) and announces the shared topics.</summary>
internal sealed class SqliteWatcher(IDbContextFactory<MentoringDb> contexts, OwnCommits own, LiveTopics topics, TimeProvider time, ILogger<SqliteWatcher> logger) : BackgroundService
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
            var foreign = new ForeignCommits(time);
            using var timer = new PeriodicTimer(Period, time);
            do
            {
                var mine = own.Count;
                if (foreign.Any(await command.ExecuteScalarAsync(stoppingToken), mine))
                    topics.Tell([Topic.Members, Topic.Taxonomy, Topic.Programme]);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
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
