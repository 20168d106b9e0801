using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>A message as a screen shows it.</summary>
/// <param name="Sequence">Its place in the conversation; null while it is being sent.</param>
/// <param name="Text">Empty once it was deleted.</param>
/// <param name="At">When it was stored, or written while it is being sent (UTC).</param>
public sealed record Line(MessageId Id, int? Sequence, MemberId AuthorId, string Text, DateTime At)
{
    /// <summary>Of two forms of one message the one with the higher revision is the newer; 0 while it is being sent.</summary>
    public int Revision { get; init; }

    /// <summary>When its author last changed the text (UTC); null when never.</summary>
    public DateTime? EditedAt { get; init; }

    public bool Deleted { get; init; }

    /// <summary>What it answers to, as that reads now.</summary>
    public LineQuote? Quote { get; init; }

    public IReadOnlyList<LineFile> Files { get; init; } = [];
}

/// <summary>The beginning of a message that another one answers to.</summary>
/// <param name="Text">Empty once it was deleted.</param>
public sealed record LineQuote(MessageId Id, int Sequence, MemberId AuthorId, string Text)
{
    /// <summary>The most characters of a quoted message that are shown with the answer.</summary>
    public const int Length = 200;
}

/// <summary>A file that came with a message.</summary>
/// <param name="Type">The media type its bytes were found to be.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Width">In pixels; null when it is no picture.</param>
/// <param name="Height">In pixels; null when it is no picture.</param>
public sealed record LineFile(AttachmentId Id, string Name, string Type, long Length, int? Width, int? Height);
