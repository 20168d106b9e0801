namespace Mentoring.Web.Features.AccessTokens;

public static class AccessTokensRegistration
{
    public static IServiceCollection AddAccessTokenPages(this IServiceCollection services) =>
        services.AddSingleton<AccessTokenCommands>().AddSingleton<AccessTokenQueries>();
}
