using Mentoring.Core.Conversations;

namespace Mentoring.Web.Features.Conversations;

/// <summary>How far the two have come, as one screen knows it; marks only move forward.</summary>
/// <param name="Own">The newest message of the other person the viewer has read.</param>
/// <param name="Others">The newest message of the viewer the other person has read.</param>
/// <param name="ReadAt">When the other person last read something new (UTC).</param>
/// <param name="Delivered">The newest message of the viewer that has reached a device of the other person.</param>
public sealed record ThreadMarks(int Own, int Others, DateTime ReadAt, int Delivered)
{
    public static ThreadMarks None { get; } = new(0, 0, DateTime.UnixEpoch, 0);

    public ThreadMarks With(ThreadLines lines) => new(
        Math.Max(Own, lines.OwnMark), Math.Max(Others, lines.OthersMark), lines.OthersReadAt, Math.Max(Delivered, lines.OthersDelivered));

    public LineFate FateOf(Line line) => line.Sequence <= Others ? LineFate.Read : line.Sequence <= Delivered ? LineFate.Delivered : LineFate.Sent;
}
