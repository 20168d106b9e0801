using Mentoring.Web.Mail;

namespace Mentoring.Web.Features.Notifications;

public static class NotificationsRegistration
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<UnsubscribeLinks>();
        services.AddSingleton<NoticeReading>();
        services.AddSingleton<ILetterWriter, NoticeLetters>();
        services.AddSingleton<MessageReading>();
        services.AddSingleton<ILetterWriter, MessageLetters>();
        services.AddSingleton<ILetterWriter, SummaryLetters>();
        services.AddSingleton<NoticeQueries>();
        services.AddSingleton<NoticeCommands>();
        services.AddSingleton<PreferenceQueries>();
        services.AddSingleton<PreferenceCommands>();
        return services;
    }
}
