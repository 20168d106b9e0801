namespace Mentoring.Web.Mail;

/// <summary>The settings Mail:*. Without a host, mails are written to the pickup folder.</summary>
public sealed class MailSettings
{
    /// <summary>The SMTP server; empty for the pickup folder.</summary>
    public string Host { get; set; } = string.Empty;

    public int Port { get; set; } = 587;

    /// <summary>STARTTLS. Only a server on the same machine should do without.</summary>
    public bool Tls { get; set; } = true;

    public string User { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    /// <summary>The address all mails come from; registration names it so that members can allow it.</summary>
    public string From { get; set; } = "mentoring@localhost";

    public string FromName { get; set; } = "Mentoring";

    /// <summary>How long the mail server may take over one mail.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How long a mail stays with the server process that is about to send it; after a crash it comes up again. More than twice what one mail may take.</summary>
    public int LeaseSeconds { get; set; } = 120;

    /// <summary>How long to wait after the first failure; twice as long after each further one, up to four hours.</summary>
    public int RetrySeconds { get; set; } = 30;

    /// <summary>After so many failures a mail is parked for the programme desk.</summary>
    public int MostAttempts { get; set; } = 20;

    /// <summary>Relative to where the application was started.</summary>
    public string PickupFolder { get; set; } = "data/mail";

    /// <summary>Whether mails stay in the pickup folder.</summary>
    public bool ToFolder => string.IsNullOrWhiteSpace(Host);

    /// <summary>Never so short that a mail is sent by two at once.</summary>
    public TimeSpan Lease => TimeSpan.FromSeconds(Math.Max(LeaseSeconds, (2 * TimeoutSeconds) + 1));

    public string FullPickupFolder => Path.GetFullPath(PickupFolder);
}
