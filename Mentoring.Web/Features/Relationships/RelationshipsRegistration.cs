using Mentoring.Core.Programme;

namespace Mentoring.Web.Features.Relationships;

public static class RelationshipsRegistration
{
    private static readonly int[] UsualReminderDays = [3, 7, 15];

    public static IServiceCollection AddRelationships(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ProgrammeOptions>(configuration.GetSection(ProgrammeOptions.Section));
        services.PostConfigure<ProgrammeOptions>(o => o.ReminderDays = o.ReminderDays.Count > 0 ? o.ReminderDays : UsualReminderDays);
        services.AddSingleton<RelationshipCommands>();
        services.AddSingleton<RelationshipQueries>();
        services.AddSingleton<ColleagueLookup>();
        services.AddSingleton<PlanBQueries>();
        return services;
    }
}
