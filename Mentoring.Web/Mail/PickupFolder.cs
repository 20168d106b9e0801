using Microsoft.Extensions.Options;

namespace Mentoring.Web.Mail;

/// <summary>A mail as the pickup folder holds it.</summary>
public sealed record PickedUp(string Id, DateTime At, string To, string Subject, string Body, string Html);

/// <summary>Reads back what was written to the pickup folder, for the development page and for tests.</summary>
public sealed class PickupFolder(IOptions<MailSettings> options)
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

    private static PickedUp Mail(FileInfo file, string raw)
    {
        var mail = MimePart.Parse(raw);
        return new PickedUp(
            Path.GetFileNameWithoutExtension(file.Name),
            file.LastWriteTimeUtc,
            mail.Header("To"),
            mail.Header("Subject"),
            mail.Find("text/plain")?.Content ?? string.Empty,
            mail.Find("text/html")?.Content ?? string.Empty);
    }
}
