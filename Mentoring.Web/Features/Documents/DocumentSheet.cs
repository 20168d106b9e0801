using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Mentoring.Web.Features.Documents;

/// <summary>
/// What is written in one document, live: entries and values are drawn here, running texts are the browser's, which sends its edits and gets
/// those of others through this component (see docs/decisions/two-people-on-one-sheet.md).
/// </summary>
public abstract partial class DocumentSheet : LiveComponent
{
    /// <summary>What the next answer tells.</summary>
    private readonly List<SheetNews> _news = [];

    private bool _open;
    private bool _attached;
    private DotNetObjectReference<DocumentSheet>? _self;
    private IDisposable? _carets;
    private IDisposable? _leaving;
    private int _drawn;
    private int _answering;

    /// <summary>Where the keyboard is in this tab, as the script said last.</summary>
    private string _place = string.Empty;

    /// <summary>The entry somebody wrote in since: words come before the place they stand at is told.</summary>
    private ItemId? _wrote;

    [Parameter, EditorRequired]
    public required DocumentHead Head { get; set; }

    [CascadingParameter]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required DocumentCommands Commands { get; init; }

    [Inject]
    public required DocumentQueries Queries { get; init; }

    [Inject]
    public required Presence Presence { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What is written; changes in place.</summary>
    protected DocumentState Content { get; private set; } = new(DocumentKind.Swot);

    /// <summary>What went wrong with the last thing tried.</summary>
    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>What was removed last and can be brought back for a moment.</summary>
    protected ItemId? Removed { get; private set; }

    /// <summary>Where the page draws the sheet.</summary>
    protected ElementReference Root { get; set; }

    protected int Revision { get; private set; }

    protected DocumentId Id => Head.Row.Id;

    protected bool MayWrite => Head.MayWrite && _attached;

    protected override IReadOnlyCollection<Topic> Topics => [Topic.Document(Id)];

    protected override Pacing Pacing => Pacing.Passing;

    protected override MemberId? Reader => Viewer.Id;

    protected override object Picture => (_drawn, Problems, Removed, Vanished, Hints);

    /// <summary>What is drawn from running texts, as a value; null when nothing is.</summary>
    protected virtual object? Hints => null;

    protected override async Task LoadAsync()
    {
        if (!_open)
            await OpenAsync();
        else
            await FollowAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // There may be nothing to write in until it is read
        if (_self is not null || State != LoadState.Ready || Root.Id is null)
            return;
        _self = DotNetObjectReference.Create(this);
        try
        {
            await Script.CallModuleAsync(Assets["js/document-sheet.js"], "attach", Root, _self, Key);
        }
        catch (JSException) when (Gone.IsCancellationRequested)
        {
            // The script asked for something when there was nobody left to answer
        }

        // Nobody would ever let go of what begins after that
        if (Gone.IsCancellationRequested)
            return;
        _carets = Live.Subscribe([Topic.Carets(Id)], Pacing.Prompt, ShowCaretsAsync);
        _attached = true;
        _leaving = Navigation.RegisterLocationChangingHandler(_ => new(TellAsync("settle", Key)));

        // What came while the script began was not told to it
        await TellAsync("take", new SheetNews(Revision, Revision, []));
        Redraw();
        await ShowCaretsAsync();
    }

    /// <summary>Makes a change of one's own, at once for everybody.</summary>
    protected async Task<bool> DoAsync(DocumentOperation operation)
    {
        var done = await Commands.ChangeAsync(Viewer.Id, Id, operation, CancellationToken.None);
        Problems = done.Problems;
        await ReloadAsync();
        return done.Succeeded;
    }

    protected Task SetAsync(FieldAddress address, string? value) => DoAsync(new SetValue(address, value));

    private string Key => $"{Viewer.Id.Value:N}:{Id.Value:N}";

    private async Task OpenAsync()
    {
        if (!(await Queries.ContentAsync(Viewer.Id, Id, Gone)).TryValue(out var content))
            return;
        (Content, Revision, _open) = (content.State, content.Revision, true);
        _drawn++;
    }

    private async Task FollowAsync()
    {
        while ((await Queries.SinceAsync(Viewer.Id, Id, Revision, Gone)).TryValue(out var changes) && changes.Count > 0)
        {
            var from = Revision;
            foreach (var change in changes)
                Take(change);
            var news = SheetNews.Of(from, Revision, changes);
            if (_answering > 0)
                _news.Add(news);
            else
                await TellAsync("take", news);
            await TellRestoredAsync(changes);
            if (changes.Count < DocumentStatements.PageSize)
                return;
        }
    }

    private void Take(Committed change)
    {
        if (change.Revision != Revision + 1)
            return;
        Content.Apply(change.Operation);
        NoteVanished(change);
        Revision = change.Revision;
        if (change.Operation is not EditText)
            _drawn++;
    }

    private async Task TellAsync(string what, object about)
    {
        if (!_attached)
            return;
        try
        {
            await Script.InvokeVoidAsync("mentoring.sheet", Gone, Key, what, about);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // Whoever comes back asks for what they missed
        }
    }

    private Task ShowCaretsAsync() => InvokeAsync(() => TellAsync("caretsAt", Presence.In(Id).Where(c => c.Member != Viewer.Id).Select(c => new { who = c.Member.Value, name = Head.Pair.OtherGivenName, place = c.Place })));

    protected override void Dispose(bool disposing)
    {
        if (disposing && _self is not null)
        {
            _ = TellAsync("leave", Key);
            Presence.TakeAway(Id, Viewer.Id);
            _carets?.Dispose();
            _leaving?.Dispose();
            _self.Dispose();
        }

        base.Dispose(disposing);
    }
}
