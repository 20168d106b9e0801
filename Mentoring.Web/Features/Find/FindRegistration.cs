namespace Mentoring.Web.Features.Find;

public static class FindRegistration
{
    /// <summary>The match index with its keeper, the counting of first pages, and searches.</summary>
    public static IServiceCollection AddFind(this IServiceCollection services) => services
        .AddSingleton<MatchIndexKeeper>()
        .AddHostedService(s => s.GetRequiredService<MatchIndexKeeper>())
        .AddSingleton<ImpressionRecorder>()
        .AddHostedService(s => s.GetRequiredService<ImpressionRecorder>())
        .AddSingleton<FindQueries>()
        .AddSingleton<SearchFile>();
}
