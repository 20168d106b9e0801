namespace Mentoring.Web.Mail;

public static class MailRegistration
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailSettings>().BindConfiguration("Mail");
        services.AddSingleton<MailSender>();
        services.AddSingleton<PickupFolder>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<AnswerLinks>();
        return services;
    }
}
