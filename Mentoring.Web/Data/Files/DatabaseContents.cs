using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data.Files;

/// <summary>Files in the database: one backup holds everything, and every server sees them.</summary>
internal sealed class DatabaseContents : IAttachmentContents
{
    public AttachmentStore Store => AttachmentStore.Database;

    public async Task WriteAsync(MentoringDb db, AttachmentId id, bool thumbnail, Stream content, CancellationToken cancel)
    {
        var bytes = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(bytes, cancel);
        db.AttachmentContents.Add(new AttachmentContent { AttachmentId = id, Thumbnail = thumbnail, Bytes = bytes });
    }

    public void Known(AttachmentId id)
    {
        // Saved in one with the row that makes it known
    }

    public async Task<Stream?> OpenAsync(MentoringDb db, AttachmentId id, bool thumbnail, CancellationToken cancel) =>
        await db.AttachmentContents.Where(c => c.AttachmentId == id && c.Thumbnail == thumbnail).Select(c => c.Bytes).SingleOrDefaultAsync(cancel) is { } bytes
            ? new MemoryStream(bytes, writable: false)
            : null;

    public Task RemoveAsync(MentoringDb db, AttachmentId id, CancellationToken cancel) =>
        db.AttachmentContents.Where(c => c.AttachmentId == id).ExecuteDeleteAsync(cancel);

    public IReadOnlyList<AttachmentId> Doubtful(DateTime before) => [];
}
