using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>How far one of the two has read.</summary>
public sealed class ReadMark : IVersioned
{
    private ReadMark()
    {
    }

    public ReadMark(ConversationId conversation, MemberId member, DateTime now) => (ConversationId, MemberId, At) = (conversation, member, now);

    public ConversationId ConversationId { get; private set; }

    public MemberId MemberId { get; private set; }

    /// <summary>The sequence of the newest message of the other person that was on this person's screen; 0 before any.</summary>
    public int Sequence { get; private set; }

    /// <summary>When the mark last moved (UTC).</summary>
    public DateTime At { get; private set; }

    public int Version { get; private set; }

    /// <summary>The sequence of the newest message of the other person that reached one of this person's devices; never below <see cref="Sequence"/>.</summary>
    public int Delivered { get; private set; }

    /// <summary>The sequence up to which this person was told by mail of what they had not read.</summary>
    public int MailedSequence { get; private set; }

    /// <summary>Moves forward, never back; says whether it moved.</summary>
    public bool MoveTo(int sequence, DateTime now)
    {
        if (sequence <= Sequence)
            return false;
        (Sequence, At, Delivered) = (sequence, now, Math.Max(sequence, Delivered));
        return true;
    }

    /// <summary>Notes what has arrived, forward only; says whether that was news.</summary>
    public bool Deliver(int sequence)
    {
        if (sequence <= Delivered)
            return false;
        Delivered = sequence;
        return true;
    }
}
