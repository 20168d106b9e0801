using Mentoring.Web.Data;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Mentoring.Web.Live;

public static class LiveRegistration
{
    /// <summary>Topics and presence inside this node, and the way announcements travel from other nodes or processes on the same database.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LiveTopics>();
        services.AddSingleton<Presence>();
        services.AddScoped<CircuitPresence>().AddScoped<CircuitHandler>(s => s.GetRequiredService<CircuitPresence>());
        services.AddScoped<Failures>();
        services.AddHostedService<SharedFactsRefresh>().AddHostedService<PresenceClock>();
        return configuration["Database:Provider"] == DatabaseRegistration.Postgres
            ? services.AddHostedService<PostgresRelay>()
            : services.AddHostedService<SqliteWatcher>();
    }
}
