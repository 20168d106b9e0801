using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Mail;

/// <summary>What the server does about one try to send a mail; smtp_server.py knows the names.</summary>
internal static class SmtpActs
{
    public const string Take = "take";

    /// <summary>451 for the recipient.</summary>
    public const string Later = "later";

    /// <summary>550 for the recipient.</summary>
    public const string Refuse = "refuse";

    /// <summary>554 for what the mail says.</summary>
    public const string RefuseContent = "refuse-content";

    /// <summary>Takes the mail only after <see cref="SmtpPlan.SlowSeconds"/>.</summary>
    public const string Slow = "slow";

    /// <summary>Takes the mail, though slowly.</summary>
    public const string Linger = "linger";

    /// <summary>Hangs up instead of answering, and has not taken it.</summary>
    public const string HangUp = "hang-up";

    /// <summary>Takes it, and hangs up before saying so.</summary>
    public const string TakeAndHangUp = "take-and-hang-up";

    /// <summary>Takes it, says so, and hangs up.</summary>
    public const string AnswerAndHangUp = "answer-and-hang-up";

    public static string Always(string act) => act + "!";
}

/// <summary>How a server behaves.</summary>
internal sealed record SmtpPlan
{
    /// <summary>0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Without encryption and password, as a server on the same machine may be.</summary>
    public bool Plain { get; init; }

    public int SlowSeconds { get; init; } = 60;

    /// <summary>By address, or "*" for all others: one act of <see cref="SmtpActs"/> after the other, then mails are taken.</summary>
    public Dictionary<string, string[]> Tries { get; init; } = [];

    /// <summary>A file that every mail taken is appended to; its own when null.</summary>
    public string? Record { get; init; }
}

/// <summary>A real SMTP server (aiosmtpd) that by default asks for STARTTLS and a password, and tells what it was given.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly string _record;
    private int _told;

    private SmtpServer(DirectoryInfo folder, Process process, int port, string certificate, string record) =>
        (_folder, _process, Port, Certificate, _record) = (folder, process, port, certificate, record);

    public int Port { get; }

    /// <summary>The file of the certificate it shows; nobody trusts it but who is given this.</summary>
    public string Certificate { get; }

    /// <summary>Every mail taken so far, in the order of taking.</summary>
    public IReadOnlyList<JsonElement> Taken => File.Exists(_record) ? [.. File.ReadAllLines(_record).Select(line => JsonSerializer.Deserialize<JsonElement>(line))] : [];

    /// <summary>Whom the mails taken were for, in the order of taking.</summary>
    public IReadOnlyList<string> Receivers => [.. Taken.Select(m => m.GetProperty("to")[0].GetString()!)];

    public static async Task<SmtpServer> StartAsync(SmtpPlan? plan = null)
    {
        plan ??= new SmtpPlan();
        var folder = Directory.CreateTempSubdirectory("mentoring-smtp-");
        var (certificate, key, written) = (Path.Combine(folder.FullName, "cert.pem"), Path.Combine(folder.FullName, "key.pem"), Path.Combine(folder.FullName, "plan.json"));
        var record = plan.Record ?? Path.Combine(folder.FullName, "taken.jsonl");
        if (!plan.Plain)
            await CertifyAsync(certificate, key);
        await File.WriteAllTextAsync(written, JsonSerializer.Serialize(new
        {
            port = plan.Port,
            certificate = plan.Plain ? null : certificate,
            key,
            record,
            slowSeconds = plan.SlowSeconds,
            tries = plan.Tries,
        }));
        var script = Path.Combine(Repository.Root, "Mentoring.Tests", "Mail", "smtp_server.py");
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, written]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The SMTP server did not start; is python3-aiosmtpd installed?");
        return new SmtpServer(folder, process, int.Parse(port, CultureInfo.InvariantCulture), certificate, record);
    }

    /// <summary>Waits for the next mail.</summary>
    public async Task<JsonElement> TakenAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Equal("taken", await _process.StandardOutput.ReadLineAsync(patience.Token));
        return Taken[_told++];
    }

    /// <summary>Waits until so many mails were taken in all, and says at once when they were.</summary>
    public async Task TakenAsync(int total, CancellationToken cancel)
    {
        for (; _told < total; _told++)
            Assert.Equal("taken", await _process.StandardOutput.ReadLineAsync(cancel));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task CertifyAsync(string certificate, string key)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(certificate, made.ExportCertificatePem());
        await File.WriteAllTextAsync(key, rsa.ExportPkcs8PrivateKeyPem());
    }
}
