namespace Mentoring.Web.Features.Desk;

public static class DeskRegistration
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services.AddSingleton<DeskQueries>().AddSingleton<DeskMailQueries>().AddSingleton<DeskMailCommands>();
}
