using Mentoring.Core.Conversations;
using Mentoring.Core.Programme;
using Mentoring.Web.Features.Conversations.Attachments;

namespace Mentoring.Web.Features.Conversations;

public static class ConversationsRegistration
{
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ProgrammeOptions>(o => o.NewConversationsPerDay =
            configuration.GetValue($"{ProgrammeOptions.Section}:{nameof(ProgrammeOptions.NewConversationsPerDay)}", o.NewConversationsPerDay));
        services.Configure<MessagingOptions>(configuration.GetSection(MessagingOptions.Section));
        services.AddSingleton<ConversationTails>().AddSingleton<MessageWriter>();
        services.AddSingleton<SendLimit>();
        services.AddSingleton<AttachmentCommands>().AddSingleton<AttachmentQueries>();
        services.AddSingleton<ConversationCommands>();
        services.AddSingleton<ConversationQueries>();
        return services;
    }

    /// <summary>The files of messages.</summary>
    public static void MapConversations(this IEndpointRouteBuilder app) => app.MapAttachments();
}
