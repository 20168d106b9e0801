namespace Mentoring.Web.Features.Conversations.Attachments;

/// <summary>
/// Looks through a file before it is taken. None is registered by default; docs/operations.md says how to plug one in. Throwing, or taking
/// longer than <see cref="AttachmentCommands.ScanTime"/>, means that the file could not be checked: it is refused, and its sender may try again.
/// </summary>
public interface IAttachmentScanner
{
    /// <summary>Whether the file is harmless.</summary>
    /// <param name="content">From its beginning; stays open.</param>
    /// <param name="name">For a log or a quarantine; never to be used as a path.</param>
    Task<bool> IsCleanAsync(Stream content, string name, CancellationToken cancel);
}
