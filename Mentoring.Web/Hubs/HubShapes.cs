using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;

namespace Mentoring.Web.Hubs;

/// <summary>A message as other clients get it. Times are UTC.</summary>
public sealed record HubLine(
    Guid Id, int Sequence, int Revision, Guid Author, string Text, DateTime SentAt, DateTime? EditedAt, bool Deleted, HubQuote? Quote, IReadOnlyList<HubFile>? Files)
{
    internal static HubLine Of(Line line) => new(
        line.Id.Value, line.Sequence ?? 0, line.Revision, line.AuthorId.Value, line.Text, line.At, line.EditedAt, line.Deleted,
        line.Quote is { } quote ? new(quote.Id.Value, quote.Sequence, quote.AuthorId.Value, quote.Text) : null,
        line.Files.Count == 0 ? null : [.. line.Files.Select(f => new HubFile(f.Id.Value, f.Name, f.Type, f.Length))]);
}

/// <summary>The beginning of the message that another one answers to.</summary>
public sealed record HubQuote(Guid Id, int Sequence, Guid Author, string Text);

/// <summary>A file that came with a message.</summary>
public sealed record HubFile(Guid Id, string Name, string Type, long Length);

/// <summary>How far both have read, as sequences.</summary>
/// <param name="OwnRead">The newest message of the other person that this member has read, on any device.</param>
/// <param name="Read">The newest message of this member that the other person has read.</param>
/// <param name="ReadAt">When the other person last read something new; only with <paramref name="Read"/>.</param>
/// <param name="Delivered">The newest message of this member that has reached a device of the other person.</param>
public sealed record HubMarks(int OwnRead, int Read, DateTime? ReadAt, int Delivered)
{
    internal static HubMarks Of(ThreadLines thread) =>
        new(thread.OwnMark, thread.OthersMark, thread.OthersMark > 0 ? thread.OthersReadAt : null, thread.OthersDelivered);
}

/// <summary>A stretch of a conversation, or what changed in it.</summary>
/// <param name="Revision">What to ask for changes after next time.</param>
/// <param name="More">Whether there may be more of the same kind to ask for.</param>
public sealed record HubThread(Guid Conversation, IReadOnlyList<HubLine> Lines, int Revision, bool More, HubMarks Marks)
{
    internal static HubThread Of(ConversationId id, ThreadLines thread) =>
        new(id.Value, [.. thread.Lines.Select(HubLine.Of)], thread.Revision, thread.Lines.Count == ConversationQueries.PageSize, HubMarks.Of(thread));
}

/// <summary>One conversation in the list.</summary>
public sealed record HubConversation(Guid Id, Guid Member, string Name, string LastLine, bool LastIsOwn, DateTime LastAt, int Unread)
{
    internal static HubConversation Of(ConversationRow row) => new(row.Id.Value, row.Other.Value, row.Name, row.LastLine, row.LastIsOwn, row.LastAt, row.Unread);
}

/// <summary>The newest conversations, and whether there are more.</summary>
public sealed record HubConversations(IReadOnlyList<HubConversation> Rows, bool More)
{
    internal static HubConversations Of(ConversationRows list) => new([.. list.Rows.Select(HubConversation.Of)], list.HasMore);
}

/// <summary>A message that is stored: where, its place there, and when.</summary>
public sealed record HubSent(Guid Conversation, int Sequence, DateTime SentAt)
{
    internal static HubSent Of(SentMessage sent) => new(sent.Conversation.Value, sent.Sequence, sent.At);
}

/// <summary>Whether somebody is here: "online", "lately" with how many minutes ago, or "unknown".</summary>
public sealed record HubSighting(Guid Member, string State, int? MinutesAgo)
{
    internal static HubSighting Of(MemberId member, Sighting sighting) => sighting switch
    {
        { Online: true } => new(member.Value, "online", null),
        { Ago: { } ago } => new(member.Value, "lately", (int)ago.TotalMinutes),
        _ => new(member.Value, "unknown", null),
    };
}
