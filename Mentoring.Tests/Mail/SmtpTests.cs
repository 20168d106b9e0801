using System.Net;
using System.Security.Cryptography.X509Certificates;
using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Mentoring.Tests.Mail;

[Trait(Categories.Name, Categories.Smtp)]
public sealed class SmtpTests : IAsyncLifetime
{
    private static readonly Letter Letter = new("zoe@example.org", "Zoë", "Grüße", ["Zażółć."], new LetterAction("Go", "https://mentoring.example/x?y=1"), []);
    private SmtpServer _server = null!;

    public async Task InitializeAsync() => _server = await SmtpServer.StartAsync();

    public async Task DisposeAsync()
    {
        Trust(null);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_travels_encrypted_and_signed_in()
    {
        Trust(_server.Thumbprint);

        Assert.True((await SendAsync("secret")).Succeeded);

        var taken = await _server.TakenAsync();
        Assert.True(taken.GetProperty("tls").GetBoolean());
        Assert.Equal("mentoring", taken.GetProperty("user").GetString());
        Assert.Equal("programme@mentoring.example", taken.GetProperty("from").GetString());
        Assert.Equal("zoe@example.org", taken.GetProperty("to")[0].GetString());
        var mail = MimePart.Parse(taken.GetProperty("content").GetString()!);
        Assert.Equal("Grüße", mail.Header("Subject"));
        Assert.Contains("Zażółć.", mail.Find("text/plain")!.Content, StringComparison.Ordinal);
        Assert.Contains("https://mentoring.example/x?y=1", mail.Find("text/html")!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_prove_who_it_is_gets_nothing() => Assert.IsType<MailNotSent>((await SendAsync("secret")).Problem);

    [Fact]
    public async Task A_wrong_password_is_said()
    {
        Trust(_server.Thumbprint);

        Assert.IsType<MailNotSent>((await SendAsync("wrong")).Problem);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said()
    {
        await _server.DisposeAsync();

        Assert.IsType<MailNotSent>((await SendAsync("secret")).Problem);
        _server = await SmtpServer.StartAsync();
    }

    private Task<Result> SendAsync(string password) => new MailSender(
        Options.Create(new MailSettings { Host = "127.0.0.1", Port = _server.Port, From = "programme@mentoring.example", User = "mentoring", Password = password }),
        NullLogger<MailSender>.Instance).SendAsync(Letter, default);

    /// <summary>The one way to make the framework's SMTP client trust a certificate of a test.</summary>
    private static void Trust(string? thumbprint) =>
        ServicePointManager.ServerCertificateValidationCallback = thumbprint is null ? null : (_, shown, _, _) => shown is X509Certificate2 known && known.Thumbprint == thumbprint;
}
