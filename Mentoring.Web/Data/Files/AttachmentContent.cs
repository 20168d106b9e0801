using Mentoring.Core.Common;

namespace Mentoring.Web.Data.Files;

/// <summary>The bytes of a file, or of its small picture, where they lie in the database.</summary>
public sealed class AttachmentContent
{
    public required AttachmentId AttachmentId { get; init; }

    /// <summary>Whether it is the small picture.</summary>
    public required bool Thumbnail { get; init; }

    public required byte[] Bytes { get; init; }
}
