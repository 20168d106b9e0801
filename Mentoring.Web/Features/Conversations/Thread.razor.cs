using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Mentoring.Web.Features.Conversations;

public sealed partial class Thread
{
    private readonly Dictionary<MessageId, Task<IReadOnlyList<Problem>>> _sending = [];
    private Transcript _transcript = Transcript.Empty;
    private (int Own, int Others, DateTime ReadAt, int Delivered) _marks;
    private int _revision;
    private IReadOnlyList<Problem> _problems = [];
    private ElementReference _log;
    private ElementReference _newer;
    private DotNetObjectReference<Thread>? _self;
    private bool _visible;

    [Inject]
    public required ConversationCommands Commands { get; init; }

    [Inject]
    public required ConversationQueries Queries { get; init; }

    [Inject]
    public required Presence Presence { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override IReadOnlyCollection<Topic> Topics => Conversation is { } id ? [Topic.Conversation(id)] : [];

    private MemberId Viewer => new(ViewerId);

    private ConversationId? Conversation => ConversationId is { } id ? new(id) : null;

    /// <summary>Called by the page's script when the tab comes to the front or goes behind.</summary>
    [JSInvokable]
    public Task VisibleAsync(bool visible)
    {
        _visible = visible;
        return MarkReadAsync();
    }

    protected override Pacing Pacing => Pacing.Prompt;

    protected override async Task LoadAsync()
    {
        if (Conversation is not { } id)
            return;
        var full = true;
        while (full)
        {
            var first = _transcript.First == 0;
            var read = first ? await Queries.NewestAsync(Viewer, id, Gone) : await Queries.ChangesAsync(Viewer, id, _revision, Gone);
            if (!read.TryValue(out var lines))
                return;
            _transcript = first ? _transcript.Merge(lines.Lines) : _transcript.MergeChanges(lines.Lines);
            _revision = Math.Max(_revision, lines.Revision);
            TakeMarks(lines);
            full = !first && lines.Lines.Count >= ConversationQueries.PageSize;
        }

        // What is new is on the screen before anybody is told that it was read
        Redraw();
        await MarkReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await Script.CallModuleAsync(Assets["Features/Conversations/Thread.razor.js"], "watch", _log, _newer, _self);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _self?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Sends what the composer hands over; the same message handed over again waits for the first time.</summary>
    private async Task<bool> DeliverAsync(MessageId id, string text, IReadOnlyList<LineFile> files)
    {
        if (!_sending.TryGetValue(id, out var sending))
            _sending[id] = sending = SendAsync(id, text, files);
        try
        {
            _problems = await sending;
        }
        finally
        {
            _sending.Remove(id);
        }

        Redraw();
        return _problems.Count == 0;
    }

    private async Task<IReadOnlyList<Problem>> SendAsync(MessageId id, string text, IReadOnlyList<LineFile> files)
    {
        _problems = [];
        _transcript = _transcript.Merge([new Line(id, null, Viewer, Text.Clean(text), Time.Now()) { Files = files }]);
        Redraw();
        var problems = await StoreAsync(new(id, text, Attachments: [.. files.Select(f => f.Id)]));
        if (problems.Count > 0)
            _transcript = _transcript.WithoutUnsent(id);
        return problems;
    }

    private async Task<IReadOnlyList<Problem>> StoreAsync(Outgoing what)
    {
        try
        {
            var sent = Conversation is { } conversation
                ? await Commands.SendAsync(Viewer, conversation, what, Gone)
                : await Commands.WriteToAsync(Viewer, new(OtherId), what, Gone);
            if (!sent.TryValue(out var stored))
                return sent.Problems;
            if (ConversationId is null)
                Navigation.NavigateTo($"/messages/{stored.Conversation.Value}", replace: true);
            else
                await ReloadAsync();
            return [];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "A message could not be stored");
            return [new NotSent()];
        }
    }

    private void Types(bool typing)
    {
        if (Conversation is not { } id)
            return;
        if (typing)
            Presence.Type(id, Viewer);
        else
            Presence.StopTyping(id, Viewer);
    }

    private async Task EarlierAsync()
    {
        if (Conversation is { } id && (await Queries.EarlierAsync(Viewer, id, _transcript.First, Gone)).TryValue(out var lines))
            _transcript = _transcript.Merge(lines.Lines);
    }

    private void TakeMarks(ThreadLines lines) =>
        _marks = (Math.Max(_marks.Own, lines.OwnMark), Math.Max(_marks.Others, lines.OthersMark), lines.OthersReadAt, Math.Max(_marks.Delivered, lines.OthersDelivered));

    private async Task MarkReadAsync()
    {
        var newest = _transcript.Lines.LastOrDefault(l => l.Sequence is not null && l.AuthorId != Viewer)?.Sequence ?? 0;
        if (!_visible || newest <= _marks.Own || Conversation is not { } id)
            return;
        _marks.Own = newest;
        await Commands.ReadAsync(Viewer, id, newest, Gone);
    }
}

/// <summary>The message did not reach the database.</summary>
internal sealed record NotSent() : Problem("Your message was not sent. Your text is kept below; try again in a moment.");
