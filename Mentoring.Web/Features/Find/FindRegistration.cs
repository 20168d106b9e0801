namespace Mentoring.Web.Features.Find;

public static class FindRegistration
{
    /// <summary>The search pages with what they show and keep, the counting of first pages, and searches by file.</summary>
    public static IServiceCollection AddFind(this IServiceCollection services) => services
        .AddSingleton<ImpressionRecorder>()
        .AddHostedService(s => s.GetRequiredService<ImpressionRecorder>())
        .AddSingleton<SearchFile>()
        .AddSingleton<FindCards>()
        .AddSingleton<FindPlaces>()
        .AddSingleton<FindScreenQueries>()
        .AddSingleton<SavedSearchQueries>()
        .AddSingleton<SavedSearchCommands>();
}
