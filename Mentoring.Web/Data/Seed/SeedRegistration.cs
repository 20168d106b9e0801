namespace Mentoring.Web.Data.Seed;

public static class SeedRegistration
{
    public static IServiceCollection AddSeed(this IServiceCollection services) =>
        services.AddSingleton<SyntheticProgramme>().AddSingleton<DemoProgramme>();
}
