namespace Mentoring.Web.Safety;

public static class SafetyRegistration
{
    public static IServiceCollection AddSafety(this IServiceCollection services) =>
        services.AddSingleton<BlockCommands>().AddSingleton<BlockQueries>().AddSingleton<ReportCommands>();
}
