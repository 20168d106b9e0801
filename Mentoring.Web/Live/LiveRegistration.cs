using Mentoring.Web.Data;

namespace Mentoring.Web.Live;

public static class LiveRegistration
{
    /// <summary>Topics inside this node, and the way announcements travel from other nodes or processes on the same database.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LiveTopics>();
        services.AddHostedService<SharedFactsRefresh>();
        return configuration["Database:Provider"] == DatabaseRegistration.Postgres
            ? services.AddHostedService<PostgresRelay>()
            : services.AddHostedService<SqliteWatcher>();
    }
}
