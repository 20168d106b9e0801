using Mentoring.Core.Common;

namespace Mentoring.Web.Data;

/// <summary>A member's photo, checked and scaled before it is stored.</summary>
public sealed class MemberPhoto
{
    public required MemberId MemberId { get; init; }

    /// <summary>image/jpeg, image/png or image/webp.</summary>
    public required string ContentType { get; set; }

    public required byte[] Content { get; set; }
}
