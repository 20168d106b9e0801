using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Data.Files;

/// <summary>
/// Files in a folder that every server of the programme shares. Their names are made of ids alone. A mark stands beside a file until
/// the database knows of it, so that what a crash left behind is found without looking through all of them.
/// </summary>
internal sealed class FolderContents(IOptions<AttachmentSettings> settings) : IAttachmentContents
{
    private const string Doubts = "incoming";

    public AttachmentStore Store => AttachmentStore.Folder;

    private string Root => Path.GetFullPath(settings.Value.Folder);

    public async Task WriteAsync(MentoringDb db, AttachmentId id, bool thumbnail, Stream content, CancellationToken cancel)
    {
        var path = PathOf(id, thumbnail);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(Path.Combine(Root, Doubts));
        if (!thumbnail)
            await File.WriteAllBytesAsync(Mark(id), [], cancel);
        content.Position = 0;
        await using var file = new FileStream(path, FileMode.Create);
        await content.CopyToAsync(file, cancel);
        file.Flush(flushToDisk: true);
    }

    public void Known(AttachmentId id) => File.Delete(Mark(id));

    public Task<Stream?> OpenAsync(MentoringDb db, AttachmentId id, bool thumbnail, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(id, thumbnail), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task RemoveAsync(MentoringDb db, AttachmentId id, CancellationToken cancel)
    {
        foreach (var path in new[] { PathOf(id, thumbnail: true), PathOf(id, thumbnail: false) }.Where(File.Exists))
            File.Delete(path);
        if (File.Exists(Mark(id)))
            File.Delete(Mark(id));
        return Task.CompletedTask;
    }

    public IReadOnlyList<AttachmentId> Doubtful(DateTime before)
    {
        var marks = new DirectoryInfo(Path.Combine(Root, Doubts));
        return marks.Exists
            ? [.. marks.EnumerateFiles().Where(f => f.LastWriteTimeUtc < before && Guid.TryParseExact(f.Name, "N", out _)).Select(f => new AttachmentId(Guid.ParseExact(f.Name, "N")))]
            : [];
    }

    private string Mark(AttachmentId id) => Path.Combine(Root, Doubts, id.Value.ToString("N"));

    /// <summary>Spread over folders by the end of the id, which is random.</summary>
    private string PathOf(AttachmentId id, bool thumbnail)
    {
        var name = id.Value.ToString("N");
        return Path.Combine(Root, name[^2..], thumbnail ? $"{name}.small" : name);
    }
}
