using Mentoring.Core.Conversations;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Settings of conversations, in the section "Programme".</summary>
public sealed class ConversationOptions
{
    /// <summary>New conversations a member may open in 24 hours.</summary>
    public int NewConversationsPerDay { get; set; } = Etiquette.NewConversationsPerDay;
}

public static class ConversationsRegistration
{
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ConversationOptions>(configuration.GetSection("Programme"));
        services.AddSingleton<ConversationCommands>();
        services.AddSingleton<ConversationQueries>();
        return services;
    }
}
