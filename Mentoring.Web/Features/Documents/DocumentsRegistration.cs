namespace Mentoring.Web.Features.Documents;

public static class DocumentsRegistration
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<DocumentTails>().AddSingleton<DocumentWriter>();
        services.AddSingleton<DocumentQueries>().AddSingleton<DocumentCommands>();
        return services;
    }
}
