using Mentoring.Core.Programme;

namespace Mentoring.Web.Features.Relationships;

public static class RelationshipsRegistration
{
    public static IServiceCollection AddRelationships(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ProgrammeOptions>(configuration.GetSection(ProgrammeOptions.Section));
        services.AddSingleton<RelationshipCommands>();
        services.AddSingleton<RelationshipQueries>();
        services.AddSingleton<ColleagueLookup>();
        services.AddSingleton<PlanBQueries>();
        services.AddSingleton<FirstStepsQueries>();
        return services;
    }
}
