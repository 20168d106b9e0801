using Mentoring.Core.Common;

namespace Mentoring.Core.Attachments;

/// <summary>Where the bytes of a file lie; each file remembers it, so that the setting can change.</summary>
public enum AttachmentStore
{
    Database = 1,
    Folder = 2,
}

/// <summary>A file that one of two people uploaded to go with a message of theirs (spec §7). Only the two ever get it.</summary>
public sealed class Attachment
{
    /// <summary>10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>200 kB.</summary>
    public const int MostThumbnailBytes = 200 * 1024;

    /// <summary>Files of one member that may wait to be sent at once.</summary>
    public const int MostUnsent = 40;

    /// <summary>How long a file may wait to be sent; after that it is gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private Attachment()
    {
    }

    public AttachmentId Id { get; private set; }

    public ConversationId ConversationId { get; private set; }

    public MemberId UploaderId { get; private set; }

    /// <summary>The message it came with; null until it is sent.</summary>
    public MessageId? MessageId { get; private set; }

    /// <summary>Its place among the files of the message, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>As it was named, without anything that could mislead (<see cref="FileName"/>).</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The media type its bytes were found to be, whatever the sender said.</summary>
    public string Type { get; private set; } = string.Empty;

    /// <summary>In bytes.</summary>
    public long Length { get; private set; }

    /// <summary>In pixels; null when it is no picture.</summary>
    public int? Width { get; private set; }

    /// <summary>In pixels; null when it is no picture.</summary>
    public int? Height { get; private set; }

    /// <summary>The media type of its small picture; null while there is none.</summary>
    public string? ThumbnailType { get; private set; }

    public AttachmentStore Store { get; private set; }

    /// <summary>When it was uploaded (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When its message was deleted (UTC): nobody gets it any more, and its bytes go with the next sweep.</summary>
    public DateTime? RemovedAt { get; private set; }

    public bool IsImage => Width is not null;

    /// <summary>A file that was checked and is about to be stored.</summary>
    public static Attachment Of(AttachmentId id, ConversationId conversation, MemberId uploader, string name, FileKind kind, long length, AttachmentStore store, DateTime now) => new()
    {
        Id = id,
        ConversationId = conversation,
        UploaderId = uploader,
        Name = name,
        Type = kind.Type,
        Length = length,
        Width = kind.Size?.Width,
        Height = kind.Size?.Height,
        Store = store,
        CreatedAt = now,
    };

    /// <summary>Whether this person may send it with a message of this conversation now.</summary>
    public bool MayGo(MemberId sender, ConversationId conversation, DateTime now) =>
        UploaderId == sender && ConversationId == conversation && MessageId is null && RemovedAt is null && now - CreatedAt < Patience;

    /// <summary>It belongs to a message from now on.</summary>
    public void GoWith(MessageId message, int position) => (MessageId, Position) = (message, position);

    /// <summary>Takes a small picture of it, once, while it is not sent.</summary>
    public Result Picture(string type)
    {
        if (!IsImage || MessageId is not null || ThumbnailType is not null)
            return new NotFound();
        ThumbnailType = type;
        return Result.Done;
    }
}
