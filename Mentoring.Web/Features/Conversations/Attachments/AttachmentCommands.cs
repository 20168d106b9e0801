using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations.Attachments;

/// <summary>Taking files that are to go with a message, and their small pictures.</summary>
public sealed class AttachmentCommands(
    IDbContextFactory<MentoringDb> contexts, AttachmentStores stores, IEnumerable<IAttachmentScanner> scanners, IOptionsMonitor<AttachmentSettings> settings,
    TimeProvider time, ILogger<AttachmentCommands> logger)
{
    /// <summary>The longest a scanner may take.</summary>
    public static readonly TimeSpan ScanTime = TimeSpan.FromSeconds(60);

    /// <summary>Checks and stores a file of somebody who may write in the conversation now.</summary>
    /// <param name="content">All of it; can be read several times.</param>
    public async Task<Result<LineFile>> UploadAsync(MemberId by, ConversationId conversation, string? name, Stream content, CancellationToken cancel)
    {
        if (await WhyNotAsync(by, conversation, cancel) is { } closed)
            return closed;
        var shown = FileName.Clean(name);
        var found = FileKind.Of(content, shown);
        if (!found.TryValue(out var kind))
            return Result<LineFile>.From(found.Problems);
        if (await ScanAsync(content, shown, cancel) is { } problem)
            return problem;
        if (kind.Size is { } size)
        {
            if (await WithoutMetadataAsync(content, kind.Type, cancel) is not { } clean)
                return new PictureDamaged();
            (content, kind) = (new MemoryStream(clean), kind with { Size = PictureOrientation.Shown(size, clean) });
        }

        var store = stores[settings.CurrentValue.Store];
        var file = Attachment.Of(AttachmentId.New(), conversation, by, shown, kind, content.Length, store.Store, time.Now());
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Attachments.Add(file);
        await store.WriteAsync(db, file.Id, thumbnail: false, content, cancel);
        await db.SaveChangesAsync(cancel);
        store.Known(file.Id);
        return file.AsFile();
    }

    /// <summary>Takes the small picture that the sender's browser made of a picture; only before it is sent, and once.</summary>
    public async Task<Result> PictureAsync(MemberId by, AttachmentId id, byte[] content, CancellationToken cancel)
    {
        if (content.Length > Attachment.MostThumbnailBytes)
            return new FileTooLarge();
        if (FileKind.OfThumbnail(content) is not { } kind)
            return new KindNotTaken();
        if (PictureMetadata.Remove(content, kind.Type) is not { } clean)
            return new PictureDamaged();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.AttachmentsOf(by).SingleOrDefaultAsync(a => a.Id == id && a.UploaderId == by, cancel) is not { } file)
            return new NotFound();
        var taken = file.Picture(kind.Type);
        if (!taken.Succeeded)
            return taken;
        using var stream = new MemoryStream(clean);
        await stores[file.Store].WriteAsync(db, id, thumbnail: true, stream, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return Result.Done;
        }
        catch (DbUpdateException e) when (e.IsConflict())
        {
            return new NotFound();
        }
    }

    /// <summary>Whether somebody may upload here now; asked before the first byte is read.</summary>
    public async Task<Problem?> WhyNotAsync(MemberId by, ConversationId id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Conversations.AsNoTracking().Of(by).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } conversation)
            return new NotFound();
        if (await db.WhyNotWriteAsync(by, conversation.OtherThan(by), open: false, 0, time.Now(), cancel) is { } problem)
            return problem;
        return await db.Attachments.CountAsync(a => a.UploaderId == by && a.MessageId == null, cancel) >= Attachment.MostUnsent ? new TooManyUnsent() : null;
    }

    /// <summary>A picture without where, when and by whom it was taken; null when it is damaged.</summary>
    private static async Task<byte[]?> WithoutMetadataAsync(Stream content, string type, CancellationToken cancel)
    {
        var bytes = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(bytes, cancel);
        return PictureMetadata.Remove(bytes, type);
    }

    private async Task<Problem?> ScanAsync(Stream content, string name, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(ScanTime);
        try
        {
            foreach (var scanner in scanners)
            {
                content.Position = 0;
                if (!await scanner.IsCleanAsync(content, name, limited.Token))
                    return new FileInfected();
            }

            return null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(e, "A file could not be checked");
            return new FileNotChecked();
        }
    }
}
