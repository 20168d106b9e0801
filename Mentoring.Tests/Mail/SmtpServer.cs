using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Mentoring.Tests.Mail;

/// <summary>A real SMTP server (aiosmtpd) that asks for STARTTLS and a password, and tells what it was given.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Script = """
        import asyncio, json, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

        class Handler:
            async def handle_DATA(self, server, session, envelope):
                print(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None,
                                  "user": session.auth_data, "content": envelope.content.decode("ascii")}), flush=True)
                return "250 taken"

        class Server(SMTP):
            # Mechanisms have no letter case to most servers; aiosmtpd knows them in capitals only
            async def smtp_AUTH(self, arg):
                mechanism, _, rest = (arg or "").partition(" ")
                await super().smtp_AUTH(f"{mechanism.upper()} {rest}".strip())

        def authenticate(server, session, envelope, mechanism, data):
            good = isinstance(data, LoginPassword) and data.login == b"mentoring" and data.password == b"secret"
            return AuthResult(success=good, auth_data="mentoring" if good else None)

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])

        async def main():
            server = await asyncio.get_running_loop().create_server(
                lambda: Server(Handler(), tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticate), "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(main())
        """;

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private SmtpServer(DirectoryInfo folder, Process process, int port, string certificate) => (_folder, _process, Port, Certificate) = (folder, process, port, certificate);

    public int Port { get; }

    /// <summary>The file of the certificate it shows; nobody trusts it but who is given this.</summary>
    public string Certificate { get; }

    public static async Task<SmtpServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("mentoring-smtp-");
        var (certificate, key, script) = (Path.Combine(folder.FullName, "cert.pem"), Path.Combine(folder.FullName, "key.pem"), Path.Combine(folder.FullName, "server.py"));
        await CertifyAsync(certificate, key);
        await File.WriteAllTextAsync(script, Script);
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, certificate, key]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The SMTP server did not start; is python3-aiosmtpd installed?");
        return new SmtpServer(folder, process, int.Parse(port, CultureInfo.InvariantCulture), certificate);
    }

    public async Task<JsonElement> TakenAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return JsonSerializer.Deserialize<JsonElement>((await _process.StandardOutput.ReadLineAsync(patience.Token))!);
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
