using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations.Attachments;

/// <summary>A file as it is handed out.</summary>
/// <param name="Inline">Whether a browser may show it by itself; only pictures made of pixels.</param>
public sealed record HandedOut(Stream Content, string Type, string Name, bool Inline);

/// <summary>Hands out files to the two of a conversation, and to nobody else.</summary>
public sealed class AttachmentQueries(IDbContextFactory<MentoringDb> contexts, AttachmentStores stores)
{
    public async Task<HandedOut?> OpenAsync(MemberId viewer, AttachmentId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await FindAsync(db, viewer, id, cancel) is { } file ? await OpenAsync(db, file, thumbnail: false, cancel) : null;
    }

    /// <summary>The small picture; the picture itself where there is none.</summary>
    public async Task<HandedOut?> OpenThumbnailAsync(MemberId viewer, AttachmentId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await FindAsync(db, viewer, id, cancel) is { IsImage: true } file ? await OpenAsync(db, file, file.ThumbnailType is not null, cancel) : null;
    }

    private static Task<Attachment?> FindAsync(MentoringDb db, MemberId viewer, AttachmentId id, CancellationToken cancel) =>
        db.AttachmentsOf(viewer).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);

    private async Task<HandedOut?> OpenAsync(MentoringDb db, Attachment file, bool thumbnail, CancellationToken cancel) =>
        await stores[file.Store].OpenAsync(db, file.Id, thumbnail, cancel) is { } content
            ? new(content, thumbnail ? file.ThumbnailType! : file.Type, file.Name, file.IsImage)
            : null;
}
