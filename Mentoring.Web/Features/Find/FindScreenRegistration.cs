namespace Mentoring.Web.Features.Find;

public static class FindScreenRegistration
{
    /// <summary>What the search pages need beside the search itself.</summary>
    public static IServiceCollection AddFindScreens(this IServiceCollection services) => services
        .AddSingleton<FindCards>()
        .AddSingleton<FindPlaces>()
        .AddSingleton<FindScreenQueries>()
        .AddSingleton<SavedSearchQueries>()
        .AddSingleton<SavedSearchCommands>();
}
