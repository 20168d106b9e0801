using Mentoring.Core.Common;
using Mentoring.Core.Conversations;

namespace Mentoring.Web.Features.Conversations;

/// <summary>What the composer's script hands over, as often as it takes until it is answered.</summary>
/// <param name="Id">The message's, made by the script.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Quotes">The message it answers to.</param>
/// <param name="Files">What was uploaded before and goes with it.</param>
/// <param name="Edits">Whether it is a new text for a message that was sent before.</param>
public sealed record HandedOver(Guid Id, string? Text, Guid? Quotes = null, IReadOnlyList<Guid>? Files = null, bool Edits = false)
{
    /// <summary>The message it is, when it is a new one.</summary>
    internal Outgoing Message => new(new(Id), Text, Quotes is { } quoted ? new MessageId(quoted) : null, [.. (Files ?? []).Select(f => new AttachmentId(f))]);
}
