namespace Mentoring.Web.Features.Members;

public static class ProfileRegistration
{
    public static IServiceCollection AddProfiles(this IServiceCollection services) => services.AddSingleton<ProfileQueries>();
}
