namespace Mentoring.Web.Mail;

/// <summary>What became of a try to send a mail.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The mail server has it, or it lies in the pickup folder.</summary>
    public sealed record Sent : MailOutcome;

    /// <summary>Not now; the same mail may be sent again.</summary>
    /// <param name="Reason">For the programme desk; nothing of what the mail says.</param>
    /// <param name="Trouble">What it means for the mails behind it.</param>
    public sealed record Later(string Reason, MailTrouble Trouble) : MailOutcome;

    /// <summary>This mail will never be taken.</summary>
    /// <param name="Reason">For the programme desk; nothing of what the mail says.</param>
    public sealed record Refused(string Reason) : MailOutcome;
}

/// <summary>How far a failure reaches.</summary>
public enum MailTrouble
{
    /// <summary>The server answered, or hung up, about this mail; the next may go.</summary>
    ThisMail = 1,

    /// <summary>The server took too long over this mail, so the next had better wait as well.</summary>
    Stuck = 2,

    /// <summary>No server could be reached, or it did not let us in; no fault of this mail.</summary>
    Away = 3,
}
