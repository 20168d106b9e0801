using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Mentoring.Web.Mail;

/// <summary>How far a conversation with the mail server has come; it decides what a failure means.</summary>
internal enum SmtpStep
{
    /// <summary>Connecting, encrypting, signing in, saying who sends: nothing of the mail has been told.</summary>
    Opening = 1,

    Recipient = 2,

    /// <summary>The mail itself; once it is sent, only the server knows whether it took it.</summary>
    Content = 3,
}

/// <summary>The mail server answered something else than was hoped for.</summary>
internal sealed class SmtpAnswerException(int code, string answer) : IOException($"The mail server answered {code}")
{
    public int Code => code;

    /// <summary>In the server's words; may name the address.</summary>
    public string Answer => answer;
}

/// <summary>A conversation with a mail server (RFC 5321), for any number of mails one after the other.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
    private readonly TcpClient _tcp;
    private SmtpLines _lines;

    private SmtpConnection(TcpClient tcp) => (_tcp, _lines) = (tcp, new SmtpLines(tcp.GetStream()));

    public SmtpStep Step { get; private set; } = SmtpStep.Opening;

    /// <summary>Connects, encrypts and signs in as the settings say.</summary>
    public static async Task<SmtpConnection> OpenAsync(MailSettings settings, CancellationToken cancel)
    {
        var tcp = new TcpClient();
        try
        {
            await tcp.ConnectAsync(settings.Host, settings.Port, cancel);
            var connection = new SmtpConnection(tcp);
            await connection.GreetAsync(settings, cancel);
            return connection;
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Returns once the server has said that it took the mail.</summary>
    public async Task SendAsync(string from, string to, byte[] mail, CancellationToken cancel)
    {
        Step = SmtpStep.Opening;
        await SayAsync($"MAIL FROM:<{from}>", 250, cancel);
        Step = SmtpStep.Recipient;
        await SayAsync($"RCPT TO:<{to}>", 25, cancel);
        Step = SmtpStep.Content;
        await SayAsync("DATA", 354, cancel);
        await _lines.WriteAsync(Stuffed(mail), cancel);
        await HearAsync(250, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        using (_tcp)
        using (var patience = new CancellationTokenSource(Farewell))
        {
            try
            {
                await SayAsync("QUIT", 221, patience.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // It is over either way
            }
        }
    }

    private async Task GreetAsync(MailSettings settings, CancellationToken cancel)
    {
        await HearAsync(220, cancel);
        var abilities = await HelloAsync(cancel);
        if (settings.Tls)
        {
            await SayAsync("STARTTLS", 220, cancel);
            await EncryptAsync(settings.Host, cancel);
            abilities = await HelloAsync(cancel);
        }

        if (settings.User.Length > 0)
            await SignInAsync(settings, abilities, cancel);
    }

    private Task<string> HelloAsync(CancellationToken cancel) =>
        SayAsync($"EHLO {(MimeWords.Token(Dns.GetHostName()) is { Length: > 0 } name ? name : "localhost")}", 250, cancel);

    private async Task EncryptAsync(string host, CancellationToken cancel)
    {
        // Whatever was slipped in before the encryption must not be read as if it came after it
        if (_lines.HasMore)
            throw new IOException("The mail server spoke before the connection was encrypted");
        var secure = new SslStream(_tcp.GetStream());
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancel);
        _lines = new SmtpLines(secure);
    }

    private async Task SignInAsync(MailSettings settings, string abilities, CancellationToken cancel)
    {
        var ways = abilities.ToUpperInvariant().Split('\n').FirstOrDefault(l => l.StartsWith("AUTH", StringComparison.Ordinal)) ?? string.Empty;
        if (ways.Contains("PLAIN", StringComparison.Ordinal))
        {
            await SayAsync($"AUTH PLAIN {Base64($"\0{settings.User}\0{settings.Password}")}", 235, cancel);
            return;
        }

        await SayAsync("AUTH LOGIN", 334, cancel);
        await SayAsync(Base64(settings.User), 334, cancel);
        await SayAsync(Base64(settings.Password), 235, cancel);
    }

    private async Task<string> SayAsync(string line, int hoped, CancellationToken cancel)
    {
        await _lines.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancel);
        return await HearAsync(hoped, cancel);
    }

    /// <summary>Hears one answer, and takes any other than the hoped one for a failure.</summary>
    /// <param name="hoped">The code that means yes, or its first two digits.</param>
    /// <param name="cancel">Ends the wait.</param>
    private async Task<string> HearAsync(int hoped, CancellationToken cancel)
    {
        var (code, answer) = await _lines.AnswerAsync(cancel);
        return code == hoped || code / 10 == hoped ? answer : throw new SmtpAnswerException(code, answer);
    }

    /// <summary>Ended by a line with a dot, and every line of the mail that begins with one carries a second.</summary>
    private static byte[] Stuffed(byte[] mail)
    {
        var text = Encoding.ASCII.GetString(mail).ReplaceLineEndings("\r\n").TrimEnd('\r', '\n');
        var dotted = text.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        return Encoding.ASCII.GetBytes((dotted.StartsWith('.') ? "." : string.Empty) + dotted + "\r\n.\r\n");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
