using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Mentoring.Web.Features.Conversations;

public sealed partial class Thread
{
    private Transcript _transcript = Transcript.Empty;
    private ThreadMarks _marks = ThreadMarks.None;
    private int _revision;
    private int? _newFrom;
    private ElementReference _log;
    private ElementReference _newer;
    private Composer? _composer;
    private DotNetObjectReference<Thread>? _self;
    private int? _seenSince;

    [Inject]
    public required ConversationCommands Commands { get; init; }

    [Inject]
    public required ConversationQueries Queries { get; init; }

    [Inject]
    public required Presence Presence { get; init; }

    [Inject]
    public required CircuitPresence Circuit { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override IReadOnlyCollection<Topic> Topics => Conversation is { } id ? [Topic.Conversation(id)] : [];

    protected override Pacing Pacing => Pacing.Passing;

    protected override MemberId? Reader => Viewer;

    protected override object Picture => (_transcript, _marks, _newFrom, _beyond, _whole, _target);

    private MemberId Viewer => new(ViewerId);

    private ConversationId? Conversation => ConversationId is { } id ? new(id) : null;

    /// <summary>Under what the browser keeps what concerns this conversation.</summary>
    private string Key => $"{ViewerId:N}:{OtherId:N}";

    /// <summary>Whether the reader sees the end; after a break of the connection not before the page says so again.</summary>
    private bool Seen => _seenSince == Circuit.Breaks;

    private int NewestOfOther => _transcript.Lines.LastOrDefault(l => l.AuthorId != Viewer)?.Sequence ?? 0;

    /// <summary>Called by the page's script when the end of the conversation comes into the reader's sight or leaves it.</summary>
    [JSInvokable]
    public Task VisibleAsync(bool visible)
    {
        _seenSince = visible ? Circuit.Breaks : null;
        return MarkReadAsync();
    }

    protected override async Task LoadAsync()
    {
        if (Conversation is not { } id)
            return;
        if (At is var at && at != _at)
        {
            if (at is { } sequence)
                await GoToAsync(sequence);
            _at = at;
        }

        if (_transcript.Lines.Count == 0)
            await OpenAsync(id);
        else
            await FollowAsync(id);
    }

    /// <summary>What is new is on the screen before anybody is told that it was read.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            await MarkReadAsync();
            return;
        }

        _self = DotNetObjectReference.Create(this);
        await Script.CallModuleAsync(Assets["Features/Conversations/Thread.razor.js"], "watch", _log, _newer, _self);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _self?.Dispose();
        base.Dispose(disposing);
    }

    private async Task OpenAsync(ConversationId id)
    {
        var read = await Queries.OpeningAsync(Viewer, id, Gone);
        if (read.TryValue(out var opening))
            Begin(opening.Lines, opening.Newest);
    }

    /// <summary>Takes in what changed, until there is no more.</summary>
    private async Task FollowAsync(ConversationId id)
    {
        for (var full = true; full;)
        {
            if (!(await Queries.ChangesAsync(Viewer, id, _revision, Gone)).TryValue(out var changes))
                return;
            TakeChanges(changes);
            full = changes.Lines.Count >= ConversationQueries.PageSize;
        }
    }

    private void TakeChanges(ThreadLines changes)
    {
        var allRead = NewestOfOther <= _marks.Own;
        _marks = _marks.With(changes);
        _revision = Math.Max(_revision, changes.Revision);
        var arrived = changes.Lines.Where(l => l.AuthorId != Viewer && l.Sequence > _transcript.Last && l.Sequence > _marks.Own).Min(l => l.Sequence);
        if (arrived is not null && !Seen && (_newFrom is null || allRead))
            _newFrom = arrived;
        TakeIn(changes.Lines);
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

    private async Task MarkReadAsync()
    {
        var newest = NewestOfOther;
        if (!Seen || Apart || newest <= _marks.Own || Conversation is not { } id)
            return;
        var before = _marks.Own;
        _marks = _marks with { Own = newest };
        try
        {
            await Commands.ReadAsync(Viewer, id, newest, Gone);
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // Nobody is looking any more
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Said again with the next line, or when the page comes into sight again
            Logger.LogWarning(e, "A mark could not be moved");
            _marks = _marks with { Own = before };
        }
    }
}
