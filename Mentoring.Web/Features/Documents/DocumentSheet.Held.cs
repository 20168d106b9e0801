using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Mentoring.Web.Features.Documents;

/// <summary>What somebody did with entries and values while the connection was away, as the browser kept it.</summary>
/// <param name="Id">Made by the browser, so that sending it again is harmless.</param>
/// <param name="Verb">add, move, remove, restore or set.</param>
/// <param name="Item">The entry; made by the browser for a new one.</param>
/// <param name="List">Where an entry goes.</param>
/// <param name="Before">The entry it goes before; the end of the list is meant without one, and when that has gone.</param>
/// <param name="Address">The value that is set.</param>
public sealed record HeldChange(Guid Id, string Verb, Guid? Item, string? List, Guid? Before, string? Address, string? Value);

/// <summary>An entry that was removed while this person worked on it.</summary>
/// <param name="Away">Whether they were not connected.</param>
public sealed record VanishedEntry(DocumentItem Entry, bool Away);

/// <summary>Goes on with what was done while the connection was away, and gives the browser what it needs to draw meanwhile.</summary>
public abstract partial class DocumentSheet
{
    [Inject]
    public required IServiceProvider Services { get; init; }

    /// <summary>What this person worked on, or is in, and somebody else removed.</summary>
    protected IReadOnlyList<VanishedEntry> Vanished { get; private set; } = [];

    /// <summary>One entry as the sheet draws it.</summary>
    protected abstract RenderFragment Entry(DocumentItem entry, bool mayWrite);

    /// <summary>Called by the script with what it held, one after the other. Drawn before it is answered, so that nothing is on the screen twice.</summary>
    [JSInvokable]
    public async Task<SheetAnswer> TakeHeldAsync(HeldChange change)
    {
        if (change.Id == Guid.Empty || Operation(change) is not { } operation)
            return new(null, new MalformedOperation("what was kept cannot be read").Sentence);
        var done = await Commands.ChangeAsync(Viewer.Id, Id, new Change(new(change.Id), Revision, operation), Gone);
        await ReloadAsync();
        if (done.Succeeded && operation is RemoveItem removal)
            Removed = removal.Item;
        else if (done.Succeeded && operation is RestoreItem restore && Removed == restore.Item)
            Removed = null;
        Redraw();
        var value = operation is SetValue set ? Content.Value(set.Address) : null;
        return done.TryValue(out var revision) ? new(revision, null, value) : new(null, done.Problem!.Sentence, value);
    }

    /// <summary>Called by the script once everything it held is stored, with the entries it was about.</summary>
    [JSInvokable]
    public async Task ReturnedAsync(Guid[] items)
    {
        var removed = items.Select(i => Content.Item(new(i))).OfType<DocumentItem>().Where(i => i.Removed).ToList();
        Vanished = [.. Vanished.Where(v => !removed.Contains(v.Entry)), .. removed.Select(i => new VanishedEntry(i, Away: true))];
        Redraw();
        if (removed.Count > 0)
            await TellAsync("announce", "Something you worked on was removed while you were not connected. It can be brought back.");
    }

    /// <summary>Shows an entry again that was removed meanwhile.</summary>
    protected async Task BringBackAsync(DocumentItem vanished)
    {
        var done = await DoAsync(new RestoreItem(vanished.Id));
        Redraw();
        if (done)
            await TellAsync("entry", vanished.Id.Value);
    }

    /// <summary>What was removed is known, and not wanted back.</summary>
    protected void Dismiss(DocumentItem vanished)
    {
        Vanished = [.. Vanished.Where(v => v.Entry.Id != vanished.Id)];
        Redraw();
    }

    /// <summary>Whoever is in an entry that somebody else removes is told, and can bring it back.</summary>
    private void NoteVanished(Committed change)
    {
        if (change.Operation is RemoveItem gone && change.Author != Viewer.Id && IsIn(gone.Item) && Content.Item(gone.Item) is { } entry && entry.Text(Swot.Words).Length > 0)
            Vanished = [.. Vanished.Where(v => v.Entry != entry), new(entry, Away: false)];
        else if (change.Operation is RemoveItem mine && mine.Item == _removing)
            Removed = _removing;
        else if (change.Operation is RestoreItem back)
            (Vanished, Removed) = ([.. Vanished.Where(v => v.Entry.Removed)], Removed == back.Item ? null : Removed);
    }

    /// <summary>Whoever goes on writing elsewhere is done with what was removed under them; of what was removed while they were away they may not have read yet.</summary>
    private void WritesIn(FieldAddress address)
    {
        if (!_place.StartsWith($"{address}:", StringComparison.Ordinal) || !Vanished.Any(v => !v.Away && v.Entry.Id != address.Item))
            return;
        Vanished = [.. Vanished.Where(v => v.Away || v.Entry.Id == address.Item)];
        Redraw();
    }

    private bool IsIn(ItemId entry) => _wrote == entry || _place.StartsWith($"{entry.Value}/", StringComparison.Ordinal);

    /// <summary>What was done, on the newest state; null when it cannot be read.</summary>
    private DocumentOperation? Operation(HeldChange change) => (change.Verb, change.Item) switch
    {
        ("add", { } item) when change.List is { } list => new AddItem(new(item), list, End(new(item), list)),
        ("move", { } item) when change.List is { } list => new MoveItem(new(item), list, RankBefore(new(item), list, change.Before) ?? End(new(item), list)),
        ("remove", { } item) => new RemoveItem(new(item)),
        ("restore", { } item) => new RestoreItem(new(item)),
        ("set", _) when FieldAddress.TryParse(change.Address, out var address) => new SetValue(address, Spelled(address, change.Value)),
        _ => null,
    };

    /// <summary>A number has one spelling, however somebody typed it.</summary>
    private string? Spelled(FieldAddress address, string? value) =>
        Content.Shape.Value(address)?.Type is FieldType.Number && FieldValues.Number(value) is { } number ? FieldValues.Of(number) : value;

    /// <summary>An empty entry of each list as this person would have added it, which the browser draws until the server can.</summary>
    private async Task<SheetBlanks> BlanksAsync()
    {
        var (id, blanks) = (ItemId.New(), new Dictionary<string, string>(StringComparer.Ordinal));
        await using var renderer = new HtmlRenderer(Services, Services.GetRequiredService<ILoggerFactory>());
        foreach (var list in Content.Shape.Lists)
        {
            var state = new DocumentState(Content.Kind);
            state.Apply(new AddItem(id, list.Name, Rank.Between(null, null), Viewer.Id));
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(CascadingValue<Viewer>.Value)] = Viewer,
                [nameof(CascadingValue<Viewer>.ChildContent)] = Entry(state.Item(id)!, Head.MayWrite),
            });
            blanks[list.Name] = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CascadingValue<Viewer>>(parameters)).ToHtmlString());
        }

        return new(id.Value, blanks);
    }
}
