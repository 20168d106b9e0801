namespace Mentoring.Web.Features.Desk;

public static class DeskRegistration
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<DeskQueries>();
        services.AddSingleton<DeskMailQueries>();
        services.AddSingleton<DeskMailCommands>();
        services.AddSingleton<MembershipCommands>();
        return services;
    }
}
