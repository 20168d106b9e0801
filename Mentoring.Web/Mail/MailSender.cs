using Microsoft.Extensions.Options;

namespace Mentoring.Web.Mail;

/// <summary>Sends letters by SMTP, or writes them to the pickup folder. Only the outbox uses it; whoever has something to say puts it there.</summary>
public sealed class MailSender(IOptions<MailSettings> options, TimeProvider time, ILogger<MailSender> logger)
{
    /// <summary>The address all mails come from.</summary>
    public string From => options.Value.From;

    /// <summary>For several letters over one connection; dispose to hang up.</summary>
    public MailRun Begin() => new(options.Value, time, logger);

    /// <summary>One letter; its Message-ID is made from the id, so that sending it twice is seen for what it is.</summary>
    public async Task<MailOutcome> TrySendAsync(Letter letter, Guid id, CancellationToken cancel)
    {
        await using var run = Begin();
        return await run.TrySendAsync(letter, id, cancel);
    }
}
