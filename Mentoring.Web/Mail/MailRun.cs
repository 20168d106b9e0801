using System.Net.Sockets;
using System.Security.Authentication;
using Mentoring.Core.Common;

namespace Mentoring.Web.Mail;

/// <summary>Sends letters one after the other over one connection, and opens a new one after any failure. Logs neither addresses nor words.</summary>
public sealed class MailRun : IAsyncDisposable
{
    private const int ServiceClosing = 421;

    private readonly MailSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private SmtpConnection? _connection;

    internal MailRun(MailSettings settings, TimeProvider time, ILogger logger) => (_settings, _time, _logger) = (settings, time, logger);

    public async Task<MailOutcome> TrySendAsync(Letter letter, Guid id, CancellationToken cancel)
    {
        if (MimeLetter.Address(letter.To) is not { } to)
            return new MailOutcome.Refused("This is not an address that mail can go to.");
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(TimeSpan.FromSeconds(_settings.TimeoutSeconds));
        try
        {
            var now = _time.Now();
            var mail = MimeLetter.Write(letter, id, _settings, now);
            await (_settings.ToFolder ? PickupFolder.WriteAsync(_settings.FullPickupFolder, id, mail, now, limited.Token) : SendAsync(to, mail, limited.Token));
            return new MailOutcome.Sent();
        }
        catch (Exception e) when (IsExpected(e) && !cancel.IsCancellationRequested)
        {
            var outcome = Judge(e, _connection?.Step ?? SmtpStep.Opening);
            _logger.LogWarning("Mail {Id} was not sent: {Failure} ({Code})", id, e.GetType().Name, (e as SmtpAnswerException)?.Code ?? 0);
            await HangUpAsync();
            return outcome;
        }
    }

    public async ValueTask DisposeAsync() => await HangUpAsync();

    private async Task SendAsync(string to, byte[] mail, CancellationToken cancel)
    {
        var from = MimeLetter.Address(_settings.From) ?? _settings.From;
        if (_connection is { } kept)
        {
            try
            {
                await kept.SendAsync(from, to, mail, cancel);
                return;
            }
            catch (IOException e) when (kept.Step == SmtpStep.Opening && e is not SmtpAnswerException { Code: not ServiceClosing })
            {
                // It hung up after an earlier mail; of this one it has heard nothing
                await HangUpAsync();
            }
        }

        _connection = await SmtpConnection.OpenAsync(_settings, cancel);
        await _connection.SendAsync(from, to, mail, cancel);
    }

    private async Task HangUpAsync()
    {
        if (_connection is { } open)
            await open.DisposeAsync();
        _connection = null;
    }

    private static MailOutcome Judge(Exception e, SmtpStep step) => (e, step) switch
    {
        (SmtpAnswerException { Code: >= 500 } a, SmtpStep.Recipient or SmtpStep.Content) => new MailOutcome.Refused(Said(a)),
        (SmtpAnswerException { Code: ServiceClosing } a, _) => new MailOutcome.Later(Said(a), MailTrouble.Away),
        (SmtpAnswerException a, SmtpStep.Recipient or SmtpStep.Content) => new MailOutcome.Later(Said(a), MailTrouble.ThisMail),
        (SmtpAnswerException a, _) => new MailOutcome.Later(Said(a), MailTrouble.Away),
        (OperationCanceledException, SmtpStep.Recipient or SmtpStep.Content) => new MailOutcome.Later("The mail server took too long.", MailTrouble.Stuck),
        (OperationCanceledException, _) => new MailOutcome.Later("The mail server did not answer in time.", MailTrouble.Away),
        (AuthenticationException, _) => new MailOutcome.Later("The mail server could not prove who it is.", MailTrouble.Away),
        (UnauthorizedAccessException, _) => new MailOutcome.Later("The pickup folder cannot be written to.", MailTrouble.Away),
        (_, SmtpStep.Recipient or SmtpStep.Content) => new MailOutcome.Later("The connection to the mail server broke off.", MailTrouble.ThisMail),
        _ => new MailOutcome.Later("The mail server could not be reached.", MailTrouble.Away),
    };

    private static string Said(SmtpAnswerException e) => $"The mail server said: {e.Code} {Text.CleanLine(e.Answer)}";

    private static bool IsExpected(Exception e) => e is IOException or SocketException or AuthenticationException or OperationCanceledException or UnauthorizedAccessException;
}
