namespace Mentoring.Core.Conversations;

/// <summary>The numbers of messaging, from the settings section "Messaging".</summary>
public sealed class MessagingOptions
{
    public const string Section = "Messaging";

    /// <summary>Messages a member may send in a minute, over time; 0 for as many as they like.</summary>
    public int SendsPerMinute { get; set; } = 60;

    /// <summary>Messages a member may send at once before <see cref="SendsPerMinute"/> slows them down.</summary>
    public int SendBurst { get; set; } = 30;

    /// <summary>Minutes after which whoever is away gets a mail about what they have not read; 0 for no such mails.</summary>
    public int MailAfterMinutes { get; set; } = 5;

    /// <summary>Hours before whoever stays away is mailed again about the same conversation; 0 for no rest between mails.</summary>
    public int MailAgainHours { get; set; } = 12;

    /// <summary>The same as a time; never below zero.</summary>
    public TimeSpan MailAgain => TimeSpan.FromHours(Math.Max(0, MailAgainHours));

    /// <summary>The minutes as a time; never below zero.</summary>
    public TimeSpan MailAfter => TimeSpan.FromMinutes(Math.Max(0, MailAfterMinutes));
}
