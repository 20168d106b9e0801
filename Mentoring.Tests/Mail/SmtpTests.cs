using System.Net;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Support;
using Mentoring.Web.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Mentoring.Tests.Mail;

[Trait(Categories.Name, Categories.Smtp)]
public sealed class SmtpTests : IAsyncLifetime
{
    private SmtpServer _server = null!;

    public async Task InitializeAsync() => _server = await SmtpServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_installed_application_sends_encrypted_and_signed_in()
    {
        await using var app = await InstalledApp.StartAsync(new Dictionary<string, string>
        {
            ["Mail__Host"] = "localhost",
            ["Mail__Port"] = $"{_server.Port}",
            ["Mail__User"] = "mentoring",
            ["Mail__Password"] = "secret",
            ["Mail__From"] = "programme@mentoring.example",
            ["Mail__FromName"] = "Förderprogramm",
            ["Site__Address"] = "https://mentoring.example",
            ["SSL_CERT_FILE"] = _server.Certificate,
        });
        using var visitor = new Visitor(app.Address);
        await visitor.OpenAsync("/account/forgot");
        await visitor.SendAsync("forgot", new() { ["Email"] = "zoe@example.org" });
        Assert.Equal("/account/check-mail", visitor.Where);

        var taken = await _server.TakenAsync();

        Assert.True(taken.GetProperty("tls").GetBoolean());
        Assert.Equal("mentoring", taken.GetProperty("user").GetString());
        Assert.Equal("programme@mentoring.example", taken.GetProperty("from").GetString());
        Assert.Equal("zoe@example.org", taken.GetProperty("to")[0].GetString());
        var mail = MimePart.Parse(taken.GetProperty("content").GetString()!);
        Assert.Equal("No account with this address", mail.Header("Subject"));
        Assert.Equal("Förderprogramm <programme@mentoring.example>", mail.Header("From"));
        Assert.Contains("https://mentoring.example/account/register", mail.Find("text/plain")!.Content, StringComparison.Ordinal);
        Assert.Contains("Förderprogramm", mail.Find("text/plain")!.Content, StringComparison.Ordinal);
        Assert.Contains("https://mentoring.example/account/register", mail.Find("text/html")!.Content, StringComparison.Ordinal);
        await visitor.OpenAsync("/dev/mail");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task A_server_that_cannot_prove_who_it_is_gets_nothing()
    {
        Assert.Equal(MailTrouble.Away, Assert.IsType<MailOutcome.Later>(await SendAsync(_server.Port)).Trouble);
        Assert.Empty(_server.Taken);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said() => Assert.Equal(MailTrouble.Away, Assert.IsType<MailOutcome.Later>(await SendAsync(1)).Trouble);

    private static Task<MailOutcome> SendAsync(int port) => new MailSender(
        Options.Create(new MailSettings { Host = "localhost", Port = port, User = "mentoring", Password = "secret" }), new FakeTime(), NullLogger<MailSender>.Instance)
        .TrySendAsync(new Letter("zoe@example.org", string.Empty, "Hello", ["Words."], null, []), Guid.CreateVersion7(), default);
}
