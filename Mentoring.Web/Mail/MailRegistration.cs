namespace Mentoring.Web.Mail;

public static class MailRegistration
{
    /// <summary>The outbox and its worker. Whoever has notices to tell registers an <see cref="ILetterWriter"/>.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailSettings>().BindConfiguration("Mail");
        services.AddSingleton<MailSender>();
        services.AddSingleton<LetterDesk>();
        services.AddSingleton<MailWorker>();
        services.AddHostedService(s => s.GetRequiredService<MailWorker>());
        services.AddSingleton<PickupFolder>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<AnswerLinks>();
        return services;
    }
}
