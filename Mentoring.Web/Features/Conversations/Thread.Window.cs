using Mentoring.Core.Conversations;
using Microsoft.JSInterop;

namespace Mentoring.Web.Features.Conversations;

/// <summary>The stretch of the conversation that is on the screen; however long one reads, it stays of one size.</summary>
public sealed partial class Thread
{
    /// <summary>The most lines on the screen, give or take a page.</summary>
    private const int MostLines = 100;

    private bool _whole = true;
    private int _highest;
    private int _beyond;
    private int? _at;
    private Goal? _target;

    /// <summary>Called by the page's script when its reader comes near the beginning of what is shown; told that it failed, the script asks again as they go on.</summary>
    [JSInvokable]
    public async Task EarlierAsync()
    {
        var first = _transcript.First;
        if (Conversation is not { } id || first <= 1)
            return;
        if (!(await Queries.EarlierAsync(Viewer, id, first, Gone)).TryValue(out var lines) || _transcript.First != first)
            return;
        var last = _transcript.Last;
        _transcript = _transcript.Merge(lines.Lines).Oldest(MostLines);
        _whole &= _transcript.Last == last;
        Redraw();
    }

    /// <summary>Called by the page's script when its reader comes near the end of what is shown, which is not that of the conversation.</summary>
    [JSInvokable]
    public async Task LaterAsync()
    {
        var last = _transcript.Last;
        if (Conversation is not { } id || _whole)
            return;
        if (!(await Queries.LaterAsync(Viewer, id, last, Gone)).TryValue(out var lines) || _transcript.Last != last)
            return;
        _transcript = _transcript.Merge(lines.Lines).Newest(MostLines);
        Reach(lines, IsLast(lines));
        Redraw();
    }

    /// <summary>Called by the page's script when its reader wants to be where the conversation goes on.</summary>
    [JSInvokable]
    public async Task NewestAsync()
    {
        if (Conversation is { } id && !_whole && (await Queries.NewestAsync(Viewer, id, Gone)).TryValue(out var lines))
            Replace(lines, reaches: true);
        Redraw();
    }

    /// <summary>Leads to a message, wherever in the conversation it stands.</summary>
    [JSInvokable]
    public async Task GoToAsync(int sequence)
    {
        if (Conversation is not { } id)
            return;
        if (sequence < _transcript.First || sequence > _transcript.Last)
        {
            if (!(await Queries.AroundAsync(Viewer, id, sequence, Gone)).TryValue(out var lines) || lines.Lines.Count == 0)
                return;
            if (_transcript.Lines.Count == 0)
                Begin(lines, IsLast(lines));
            else
                Replace(lines, IsLast(lines));
        }

        _target = new(sequence, (_target?.Turn ?? 0) + 1);
        Redraw();
    }

    /// <summary>A stretch that is not full ends where the conversation does.</summary>
    private static bool IsLast(ThreadLines lines) => lines.Lines.Count < ConversationQueries.PageSize;

    private void Begin(ThreadLines lines, bool reaches)
    {
        Replace(lines, reaches);
        _newFrom = lines.Lines.FirstOrDefault(l => l.AuthorId != Viewer && l.Sequence > lines.OwnMark)?.Sequence;
    }

    private void Replace(ThreadLines lines, bool reaches)
    {
        _transcript = Transcript.Empty.Merge(lines.Lines);
        _revision = lines.Revision;
        _marks = _marks.With(lines);
        Reach(lines, reaches);
    }

    /// <summary>What was the end when it was read is not any more when somebody wrote meanwhile.</summary>
    private void Reach(ThreadLines lines, bool reaches)
    {
        _whole = reaches && _transcript.Last >= _highest;
        _beyond = _whole ? 0 : Math.Max(0, _beyond - lines.Lines.Count(l => l.AuthorId != Viewer));
    }

    private void TakeIn(IReadOnlyList<Line> changes)
    {
        var last = _transcript.Last;
        _highest = Math.Max(_highest, changes.Max(l => l.Sequence) ?? 0);
        if (!_whole)
            _beyond += changes.Count(l => l.Sequence > last && l.AuthorId != Viewer);
        _transcript = _transcript.MergeChanges(changes, _whole);
        if (_transcript.Lines.Count <= MostLines + ConversationQueries.PageSize)
            return;
        _transcript = Seen ? _transcript.Newest(MostLines) : _transcript.Oldest(MostLines);
        _whole &= Seen;
    }

    /// <summary>A message that its reader is led to.</summary>
    /// <param name="Turn">Tells being led to it again.</param>
    private sealed record Goal(int Sequence, int Turn)
    {
        public override string ToString() => $"{Sequence}:{Turn}";
    }
}
