namespace Mentoring.Web.Matching;

public static class MatchingRegistration
{
    /// <summary>The match index with its keeper, and searches, next best mentors and new matches answered from it.</summary>
    public static IServiceCollection AddMatching(this IServiceCollection services) => services
        .AddSingleton<MatchIndexKeeper>()
        .AddHostedService(s => s.GetRequiredService<MatchIndexKeeper>())
        .AddSingleton<MatchQueries>()
        .AddSingleton<NextBest>()
        .AddSingleton<SearchAlerts>();
}
