using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using Mentoring.Core.Common;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Mail;

/// <summary>Sends a letter by SMTP, or writes it to the pickup folder. Says so when it could not.</summary>
public sealed class MailSender(IOptions<MailSettings> options, ILogger<MailSender> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly MailSettings _settings = options.Value;

    /// <summary>The address all mails come from.</summary>
    public string From => _settings.From;

    public async Task<Result> SendAsync(Letter letter, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Patience);
        try
        {
            using var message = Message(letter);
            using var client = Client();
            await client.SendMailAsync(message, limited.Token);
            return Result.Done;
        }
        catch (Exception e) when (e is SmtpException or AuthenticationException or FormatException or IOException or UnauthorizedAccessException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            logger.LogError(e, "A mail could not be sent");
            return new MailNotSent();
        }
    }

    private SmtpClient Client()
    {
        if (_settings.ToFolder)
        {
            Directory.CreateDirectory(_settings.FullPickupFolder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = _settings.FullPickupFolder };
        }

        var client = new SmtpClient(_settings.Host, _settings.Port) { EnableSsl = _settings.Tls };
        if (_settings.User.Length > 0)
            client.Credentials = new NetworkCredential(_settings.User, _settings.Password);
        return client;
    }

    private MailMessage Message(Letter letter)
    {
        var message = new MailMessage
        {
            From = new MailAddress(_settings.From, _settings.FromName, Encoding.UTF8),
            Subject = Text.CleanLine(letter.Subject),
            SubjectEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(View(letter.ToText(_settings.FromName), MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(letter.ToHtml(_settings.FromName), MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView View(string content, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, mediaType);

        // Plain ASCII stays readable in the file; anything else travels quoted
        view.TransferEncoding = Ascii.IsValid(content) && content.Split('\n').All(l => l.Length < 900) ? TransferEncoding.SevenBit : TransferEncoding.QuotedPrintable;
        return view;
    }
}

/// <summary>The mail server did not take it.</summary>
public sealed record MailNotSent(string Sentence = "We could not send the mail just now, so nothing was changed. Please try again in a few minutes.") : Problem(Sentence);
