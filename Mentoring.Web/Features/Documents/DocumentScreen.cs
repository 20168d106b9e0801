using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Features.Documents;

/// <summary>What the pages of one document share: what stands around it, and what can be done with it as a whole.</summary>
public abstract class DocumentScreen : LiveComponent
{
    [Parameter]
    public Guid RelationshipGuid { get; set; }

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

    /// <summary>What this page shows.</summary>
    protected abstract DocumentKind Kind { get; }

    /// <summary>Null when there is nothing of that id for this person.</summary>
    protected DocumentHead? Head { get; private set; }

    /// <summary>Problems of the last thing tried.</summary>
    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    protected override IReadOnlyCollection<Topic> Topics => [Topic.Relationship(new(RelationshipGuid)), Topic.Documents(new(RelationshipGuid))];

    protected override async Task LoadAsync()
    {
        var id = DocumentGuid;
        if (Head is { } shown && shown.Row.Id.Value != id)
            (Head, Problems) = (null, []);
        var read = await Queries.HeadAsync(Viewer.Id, new(id), Gone);

        // Whoever went on to another document meanwhile is not brought back to this one
        if (id != DocumentGuid)
            return;
        Head = read.TryValue(out var head) && head.Row.Kind == Kind && head.Pair.Id.Value == RelationshipGuid ? head : null;
        if (Head is null)
            Navigation.NotFound();
    }

    protected Task ShareAsync() => DoAsync(Commands.ShareAsync(Viewer.Id, new(DocumentGuid), CancellationToken.None));

    protected Task ArchiveAsync(bool archived) => DoAsync(Commands.ArchiveAsync(Viewer.Id, new(DocumentGuid), archived, CancellationToken.None));

    /// <summary>Begins another document out of this one, and goes there.</summary>
    protected async Task BeginAsync(DocumentKind kind, ItemId? item)
    {
        if (Head is not { } head)
            return;
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
