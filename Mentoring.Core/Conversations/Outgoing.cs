using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>What somebody sends.</summary>
/// <param name="Id">Made by whoever sends; the same message sent again has the same id and is stored once.</param>
/// <param name="Text">Plain text; may be empty when something is attached.</param>
/// <param name="Quotes">The message of the same conversation it answers to.</param>
/// <param name="Attachments">What was uploaded before and goes with it.</param>
public sealed record Outgoing(MessageId Id, string? Text, MessageId? Quotes = null, IReadOnlyList<AttachmentId>? Attachments = null)
{
    /// <summary>The most files of one message.</summary>
    public const int MostAttachments = 10;
}
