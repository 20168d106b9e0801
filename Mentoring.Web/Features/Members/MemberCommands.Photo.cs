using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Members;

public sealed partial class MemberCommands
{
    /// <summary>Takes a picture as the person's photo, when it is one.</summary>
    public async Task<Result> SetPhotoAsync(MemberId by, byte[] content, CancellationToken cancel)
    {
        var format = PhotoFormat.Of(content);
        if (!format.TryValue(out var mediaType))
            return Result.From(format.Problems);
        if (PictureMetadata.Remove(content, mediaType) is not { } clean)
            return new PictureDamaged();
        return await SaveAsync(by, async (db, member) =>
        {
            if (await PhotoOf(db, by, cancel) is { } photo)
                (photo.ContentType, photo.Content) = (mediaType, clean);
            else
                db.Photos.Add(new MemberPhoto { MemberId = by, ContentType = mediaType, Content = clean });
            member.PhotoChanged(hasPhoto: true, Now);
            return Result.Done;
        }, cancel);
    }

    public Task<Result> RemovePhotoAsync(MemberId by, CancellationToken cancel) => SaveAsync(
        by,
        async (db, member) =>
        {
            if (await PhotoOf(db, by, cancel) is { } photo)
                db.Photos.Remove(photo);
            member.PhotoChanged(hasPhoto: false, Now);
            return Result.Done;
        },
        cancel);

    private static Task<MemberPhoto?> PhotoOf(MentoringDb db, MemberId by, CancellationToken cancel) =>
        db.Photos.SingleOrDefaultAsync(p => p.MemberId == by, cancel);
}
