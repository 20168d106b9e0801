using Mentoring.Web.Live;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mentoring.Web.Jobs;

public static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.TryAddSingleton<Presence>();
        services.TryAddSingleton<IWhoIsHere, WhoIsHere>();
        services.AddSingleton<ScheduleSettings>();
        services.AddSingleton<ISweep, ReturnSweep>();
        services.AddSingleton<ISweep, RelationshipSweep>();
        services.AddSingleton<ISweep, SilenceSweep>();
        services.AddSingleton<ISweep, GoalSweep>();
        services.AddSingleton<ISweep, SearchSweep>();
        services.AddSingleton<ISweep, MessageSweep>();
        services.AddSingleton<ISweep, AttachmentSweep>();
        services.AddSingleton<ISweep, SummarySweep>();
        services.AddSingleton<DueWork>();
        services.AddHostedService<ScheduleWorker>();
        return services;
    }

    /// <summary>The time everything goes by; only in Development can it be moved.</summary>
    public static IServiceCollection AddClock(this IServiceCollection services, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
            return services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ProgrammeClock>();
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<ProgrammeClock>());
        services.AddSingleton<ClockMover>();
        return services.AddHostedService<ClockFollower>();
    }
}
