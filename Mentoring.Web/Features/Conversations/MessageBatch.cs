using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>A message to be stored, or a mark to be moved.</summary>
internal interface IEntry : IWaiting
{
    MemberId By { get; }

    ConversationId Conversation { get; }
}

internal sealed class Sending(MemberId by, ConversationId conversation, Outgoing what) : Waiting<Result<SentMessage>>, IEntry
{
    public MemberId By => by;

    public ConversationId Conversation => conversation;

    public Outgoing What => what;
}

/// <summary>A mark to be moved.</summary>
/// <param name="upTo">The newest of the other person's messages concerned.</param>
/// <param name="read">Whether it was on their screen, or only reached a device.</param>
internal sealed class Marking(MemberId by, ConversationId conversation, int upTo, bool read) : Waiting<Result>, IEntry
{
    public MemberId By => by;

    public ConversationId Conversation => conversation;

    public int UpTo => upTo;

    public bool Read => read;
}

/// <summary>Decides about a group of entries inside one transaction; nothing is announced or answered before it is committed.</summary>
internal sealed class MessageBatch(PreparedConnection connection, RowWriter rows, LiveTopics live, WritingDoors doors, TimeSpan mailAfter, DateTime now)
{
    private readonly MentoringDb _db = connection.Db;
    private HeldConversations _held = null!;
    private IReadOnlyCollection<Topic>? _topics;

    /// <summary>The conversations something was written in or marked, with what is new.</summary>
    public Dictionary<ConversationId, Touched> Changes { get; } = [];

    /// <summary>Once everything is decided, who is concerned: the conversations themselves, then the lists and counts of their people, whose turn comes later anyhow.</summary>
    public IReadOnlyCollection<Topic> Topics => _topics ??=
    [
        .. Changes.Keys.Select(Topic.Conversation),
        .. Changes.Values.SelectMany(t => new[] { Topic.Inbox(t.Conversation.LowId), Topic.Inbox(t.Conversation.HighId) }),
    ];

    public async Task SaveAsync(IReadOnlyList<IEntry> entries, CancellationToken cancel)
    {
        // How far somebody has read may be known again from a little earlier after a power cut; a word may not be lost
        await connection.WaitForDiskAsync(entries.Any(e => e is Sending), cancel);
        await using var transaction = await connection.BeginAsync(cancel);
        await ReadAsync(entries, cancel);
        foreach (var entry in entries)
        {
            if (entry is Sending sending)
                sending.Decision = await DecideAsync(sending, cancel);
            else if (entry is Marking marking)
                marking.Decision = await DecideAsync(marking, cancel);
        }

        foreach (var touched in Changes.Values)
            Write(touched);
        await rows.SaveAsync(cancel);
        await BindFilesAsync(cancel);
        await live.TellInsideAsync(_db, Topics, cancel);
        await transaction.CommitAsync(cancel);

        // Here rather than when the next word is on its way
        await connection.WaitForDiskAsync(true, cancel);
    }

    /// <summary>Only files are followed here: they go with messages that are there now, and none is remembered for the next group.</summary>
    private async Task BindFilesAsync(CancellationToken cancel)
    {
        if (_db.ChangeTracker.HasChanges())
            await _db.SaveChangesAsync(cancel);
        _db.ChangeTracker.Clear();
    }

    private async Task ReadAsync(IReadOnlyList<IEntry> entries, CancellationToken cancel)
    {
        _held = await HeldConversations.HoldAsync(
            connection,
            entries.Select(e => e.Conversation).Distinct(),
            entries.OfType<Sending>().SelectMany(s => s.What.Quotes is { } quoted ? [s.What.Id, quoted] : new[] { s.What.Id }).Distinct(),
            entries.OfType<Marking>().Select(m => m.Conversation).Distinct(),
            cancel);
        foreach (var held in _held.Conversations.Values)
            rows.Follow(held.Conversation);
        foreach (var mark in _held.Marks.Values)
            rows.Follow(mark);
    }

    private async Task<Result<SentMessage>> DecideAsync(Sending sending, CancellationToken cancel)
    {
        var (author, what) = (sending.By, sending.What);
        if (!_held.Conversations.TryGetValue(sending.Conversation, out var held) || !held.Conversation.Has(author))
            return new NotFound();
        if (_held.Messages.TryGetValue(what.Id, out var earlier))
            return earlier.IsResentBy(author, sending.Conversation) ? SentMessage.Of(earlier) : new MessageIdTaken();
        if (await doors.WhyNotAsync(_db, held, author, now, cancel) is { } problem)
            return problem;
        if (what.Quotes is { } quotes && !(_held.Messages.TryGetValue(quotes, out var quoted) && quoted.ConversationId == sending.Conversation))
            return new NothingToQuote();
        var taken = await _db.TakeAttachmentsAsync(author, sending.Conversation, what.Attachments, now, cancel);
        if (!taken.TryValue(out var files))
            return Result<SentMessage>.From(taken.Problems);
        var said = held.Conversation.Say(what, author, mailAfter, now);
        if (!said.TryValue(out var message))
            return Result<SentMessage>.From(said.Problems);
        Of(held.Conversation).Messages.Add(message);
        _held.Messages.Add(message.Id, message);
        Of(held.Conversation).Lines.Add(message.AsLine(message.QuotedId is { } id ? _held.Messages[id].AsQuote() : null, files.GoWith(message.Id)));
        return SentMessage.Of(message);
    }

    private async Task<Result> DecideAsync(Marking marking, CancellationToken cancel)
    {
        if (!_held.Conversations.TryGetValue(marking.Conversation, out var held) || !held.Conversation.Has(marking.By) || !_held.Marks.TryGetValue((marking.Conversation, marking.By), out var mark))
            return new NotFound();
        if (marking.UpTo <= (marking.Read ? mark.Sequence : mark.Delivered))
            return Result.Done;
        if (await doors.AreApartAsync(_db, held, marking.By, now, cancel))
            return Result.Done;
        var seen = await NewestOfOtherAsync(held.Conversation, marking, cancel);
        if (marking.Read ? mark.MoveTo(seen, now) : mark.Deliver(seen))
            Of(held.Conversation).Marks[marking.By] = mark;
        return Result.Done;
    }

    /// <summary>Marks stand at messages of the other person. Nearly always that is the newest of all.</summary>
    private async Task<int> NewestOfOtherAsync(Conversation conversation, Marking marking, CancellationToken cancel) =>
        marking.UpTo >= conversation.LastSequence && conversation.LastAuthorId != marking.By
            ? conversation.LastSequence
            : await _db.Messages
                .Where(m => m.ConversationId == conversation.Id && m.AuthorId != marking.By && m.Sequence <= marking.UpTo)
                .OrderByDescending(m => m.Sequence).Select(m => m.Sequence).FirstOrDefaultAsync(cancel);

    private void Write(Touched touched)
    {
        touched.Messages.ForEach(rows.Insert);
        if (touched.Messages.Count > 0)
            rows.Update(touched.Conversation);
        foreach (var mark in touched.Marks.Values)
            rows.Update(mark);
    }

    private Touched Of(Conversation conversation)
    {
        if (!Changes.TryGetValue(conversation.Id, out var touched))
            Changes.Add(conversation.Id, touched = new(conversation));
        return touched;
    }
}

/// <summary>What a commit brought to a conversation.</summary>
internal sealed record Touched(Conversation Conversation)
{
    public List<Message> Messages { get; } = [];

    /// <summary>The messages as watchers read them.</summary>
    public List<Line> Lines { get; } = [];

    public Dictionary<MemberId, ReadMark> Marks { get; } = [];

    /// <summary>What watchers read, continued; null when something is missing in between.</summary>
    public Tail? Continue(Tail tail)
    {
        var state = tail.State;
        if (Lines.Count > 0 && Lines[0].Revision != state.Revision + 1)
            return null;
        return tail with
        {
            Changes = Lines.Count == 0 ? tail.Changes : [.. tail.Changes, .. Lines],
            State = state with
            {
                Revision = Lines.Count == 0 ? state.Revision : Lines[^1].Revision,
                LowMarks = Marks.TryGetValue(state.Low, out var low) ? low.AsMarks() : state.LowMarks,
                HighMarks = Marks.TryGetValue(state.High, out var high) ? high.AsMarks() : state.HighMarks,
            },
        };
    }
}
