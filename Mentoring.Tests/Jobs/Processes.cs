using Mentoring.Tests.Mail;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Jobs;

/// <summary>How processes are set up that do what is due and are killed.</summary>
internal static class Processes
{
    /// <summary>Mails go to this server; what a killed process held comes up again after five seconds.</summary>
    public static Dictionary<string, string> Environment(TestDatabase database, SmtpServer server)
    {
        var settings = database.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
        foreach (var (name, value) in new[] { ("Host", "127.0.0.1"), ("Port", $"{server.Port}"), ("Tls", "false"), ("TimeoutSeconds", "2"), ("LeaseSeconds", "5"), ("RetrySeconds", "1") })
            settings[$"Mail__{name}"] = value;
        return settings;
    }
}
