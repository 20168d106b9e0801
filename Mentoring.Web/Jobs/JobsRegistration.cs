namespace Mentoring.Web.Jobs;

public static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<ScheduleSettings>();
        services.AddSingleton<ISweep, ReturnSweep>();
        services.AddSingleton<ISweep, RelationshipSweep>();
        services.AddSingleton<ISweep, SilenceSweep>();
        services.AddSingleton<ISweep, SummarySweep>();
        services.AddSingleton<DueWork>();
        services.AddHostedService<ScheduleWorker>();
        return services;
    }
}
