using Mentoring.Core.Attachments;
using Mentoring.Core.Common;

namespace Mentoring.Web.Data.Files;

/// <summary>One place where bytes of files lie. Writing again what is there is harmless, and so is removing what is gone.</summary>
public interface IAttachmentContents
{
    AttachmentStore Store { get; }

    /// <summary>Keeps the bytes; called before the save that makes the file known.</summary>
    Task WriteAsync(MentoringDb db, AttachmentId id, bool thumbnail, Stream content, CancellationToken cancel);

    /// <summary>Called once the save is committed.</summary>
    void Known(AttachmentId id);

    /// <summary>The bytes; null when they are gone.</summary>
    Task<Stream?> OpenAsync(MentoringDb db, AttachmentId id, bool thumbnail, CancellationToken cancel);

    /// <summary>Removes the bytes of a file and of its small picture.</summary>
    Task RemoveAsync(MentoringDb db, AttachmentId id, CancellationToken cancel);

    /// <summary>Files written before this moment (UTC) of which it is not sure that they became known.</summary>
    IReadOnlyList<AttachmentId> Doubtful(DateTime before);
}
