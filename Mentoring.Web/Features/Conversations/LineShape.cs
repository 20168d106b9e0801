using Mentoring.Core.Conversations;

namespace Mentoring.Web.Features.Conversations;

/// <summary>What somebody wants to do with a message.</summary>
public enum LineVerb
{
    Answer,
    Edit,
    Delete,
    Report,

    /// <summary>See the message that it answers to.</summary>
    GoToQuoted,
}

/// <summary>Somebody wants to do something with a message.</summary>
public sealed record LineAct(LineVerb Verb, Line Line);

/// <summary>How far a message has come on its way.</summary>
public enum LineFate
{
    /// <summary>It is stored.</summary>
    Sent,

    /// <summary>It has reached a device of the other person.</summary>
    Delivered,

    /// <summary>It was on the other person's screen.</summary>
    Read,
}

/// <summary>How a message stands among the others.</summary>
/// <param name="Tight">It follows on another one of the same person.</param>
/// <param name="Noted">Its time, or what became of it, stands under it.</param>
/// <param name="Newest">It is the newest of the viewer's own, of which it is told what became.</param>
/// <param name="Last">It is the last with which something can be done; the keyboard comes to it first.</param>
/// <param name="Marked">Somebody was just led to it.</param>
/// <param name="First">It is the first that was new when the conversation was opened.</param>
/// <param name="Opened">What can be done with it is shown.</param>
/// <param name="Changeable">It is shown, and its author is the viewer, who may still change it.</param>
/// <param name="ReadAt">When the other person last read something (UTC), for the newest of the viewer's own.</param>
public readonly record struct LineShape(bool Tight, bool Noted, bool Newest, bool Last, bool Marked, bool First, bool Opened, bool Changeable, LineFate Fate, DateTime? ReadAt)
{
    public static string Word(LineFate fate) => fate switch
    {
        LineFate.Read => "read",
        LineFate.Delivered => "delivered",
        _ => "sent",
    };
}
