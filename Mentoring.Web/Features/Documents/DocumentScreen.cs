using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Features.Documents;

/// <summary>The page of one document: what stands around it and what can be done with it as a whole.</summary>
public abstract class DocumentScreen : LiveComponent
{
    private bool _busy;

    [Parameter]
    public Guid RelationshipGuid { get; set; }

    /// <summary>The part of the address that stands for a kind.</summary>
    [Parameter]
    public required string Segment { get; set; }

    [Parameter]
    public Guid DocumentGuid { get; set; }

    [CascadingParameter]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required DocumentCommands Commands { get; init; }

    [Inject]
    public required DocumentQueries Queries { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Null when there is nothing of that id for this person.</summary>
    protected DocumentHead? Head { get; private set; }

    /// <summary>The words of the note it grew out of.</summary>
    protected string? From { get; private set; }

    /// <summary>The message it grew out of.</summary>
    protected MessageWords? Said { get; private set; }

    /// <summary>Problems of the last thing tried.</summary>
    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    protected override IReadOnlyCollection<Topic> Topics => [Topic.Relationship(new(RelationshipGuid)), Topic.Documents(new(RelationshipGuid))];

    protected override async Task LoadAsync()
    {
        var id = DocumentGuid;
        if (Head is { } shown && shown.Row.Id.Value != id)
            (Head, Problems) = (null, []);
        var read = await Queries.HeadAsync(Viewer.Id, new(id), Gone);
        var head = read.TryValue(out var found) && found.Row.Kind.Segment() == Segment && found.Pair.Id.Value == RelationshipGuid ? found : null;
        var from = head is null ? null : await Queries.OriginWordsAsync(Viewer.Id, head, Gone);
        var said = head?.Message is { } message ? await Queries.WordsAsync(Viewer.Id, head.Pair.OtherThan(Viewer.Id), message, Gone) : null;

        // Whoever went on to another document meanwhile is not brought back to this one
        if (id != DocumentGuid)
            return;
        (Head, From, Said) = (head, from, said);
        if (Head is null)
            Navigation.NotFound();
    }

    protected Task ShareAsync() => DoAsync(Commands.ShareAsync(Viewer.Id, new(DocumentGuid), CancellationToken.None));

    protected Task ArchiveAsync(bool archived) => DoAsync(Commands.ArchiveAsync(Viewer.Id, new(DocumentGuid), archived, CancellationToken.None));

    /// <summary>Begins another document out of this one, and goes there unless it grew out of an entry; a double click begins one.</summary>
    protected async Task BeginAsync(DocumentKind kind, ItemId? item)
    {
        if (Head is not { } head || _busy)
            return;
        _busy = true;
        try
        {
            await BeginAsync(head, kind, item);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task BeginAsync(DocumentHead head, DocumentKind kind, ItemId? item)
    {
        var shared = head.Row is { Shared: true, Learning: false };
        var begun = await Commands.BeginAsync(Viewer.Id, new(RelationshipGuid), new(kind, shared, new(new(DocumentGuid), item)), CancellationToken.None);
        Problems = begun.Problems;
        if (begun.TryValue(out var id) && item is null)
            Navigation.NavigateTo(DocumentAddress.Of(new(RelationshipGuid), kind, id));
        else
            await ReloadAsync();
    }

    private async Task DoAsync(Task<Result> doing)
    {
        Problems = (await doing).Problems;
        await ReloadAsync();
    }
}
