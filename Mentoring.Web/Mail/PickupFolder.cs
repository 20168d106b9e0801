using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Mail;

/// <summary>A mail as the pickup folder holds it.</summary>
/// <param name="Id">The name of its file.</param>
/// <param name="At">When it was sent (UTC).</param>
/// <param name="To">Address.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Body">The plain text.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="Preheader">What a list of mails shows behind the subject; empty when there is none.</param>
/// <param name="Unsubscribe">The address of List-Unsubscribe; empty when there is none.</param>
public sealed record PickedUp(string Id, DateTime At, string To, string Subject, string Body, string Html, string Preheader, string Unsubscribe);

/// <summary>A folder of mails instead of a mail server; read back for the development page and for tests.</summary>
public sealed partial class PickupFolder(IOptions<MailSettings> options)
{
    /// <summary>The newest mails first.</summary>
    public async Task<IReadOnlyList<PickedUp>> NewestAsync(int most, CancellationToken cancel)
    {
        var folder = new DirectoryInfo(options.Value.FullPickupFolder);
        if (!folder.Exists)
            return [];
        List<PickedUp> mails = [];
        foreach (var file in folder.EnumerateFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).Take(most))
            mails.Add(Mail(file, await File.ReadAllTextAsync(file.FullName, cancel)));
        return mails;
    }

    /// <summary>Under a name made from the id, whole or not at all, so that writing it twice leaves one mail.</summary>
    internal static async Task WriteAsync(string folder, Guid id, byte[] mail, DateTime now, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var begun = Path.Combine(folder, $"{id:N}.{Guid.CreateVersion7():N}.tmp");
        await using (var file = new FileStream(begun, FileMode.CreateNew))
        {
            await file.WriteAsync(mail, cancel);
            file.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(begun, now);
        File.Move(begun, Path.Combine(folder, $"{id:N}.eml"), overwrite: true);
    }

    private static PickedUp Mail(FileInfo file, string raw)
    {
        var mail = MimePart.Parse(raw);
        var html = mail.Find("text/html")?.Content ?? string.Empty;
        return new PickedUp(
            Path.GetFileNameWithoutExtension(file.Name),
            file.LastWriteTimeUtc,
            mail.Header("To"),
            mail.Header("Subject"),
            mail.Find("text/plain")?.Content ?? string.Empty,
            html,
            WebUtility.HtmlDecode(Preheader().Match(html).Groups["words"].Value),
            mail.Header("List-Unsubscribe").Trim('<', '>'));
    }

    [GeneratedRegex("<div id=\"preheader\"[^>]*>(?<words>[^<]*)</div>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Preheader();
}
