namespace Mentoring.Web.Features.Importing;

public static class ImportingRegistration
{
    public static IServiceCollection AddImporting(this IServiceCollection services) => services.AddSingleton<ImportCommands>();
}
