using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Features.Documents;

/// <summary>What the pages about a relationship's documents share: reading the list, and beginning another one.</summary>
public abstract class DocumentListScreen : LiveComponent
{
    private IReadOnlyList<DocumentRow> _documents = [];
    private bool _busy;

    [Parameter]
    public Guid RelationshipGuid { get; set; }

    [CascadingParameter]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required DocumentCommands Commands { get; init; }

    [Inject]
    public required DocumentQueries Queries { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected RelationshipId Id => new(RelationshipGuid);

    /// <summary>Null when there is nothing of that id for this person.</summary>
    protected DocumentPair? Pair { get; private set; }

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    protected override IReadOnlyCollection<Topic> Topics => [Topic.Relationship(Id), Topic.Documents(Id)];

    /// <summary>Whether nothing was begun yet.</summary>
    protected bool IsEmpty => _documents.Count == 0;

    /// <summary>Those of a kind, those written in last first.</summary>
    protected IReadOnlyList<DocumentRow> Of(DocumentKind kind) => [.. _documents.Where(d => d.Kind == kind)];

    protected override async Task LoadAsync()
    {
        Pair = await Queries.PairAsync(Viewer.Id, Id, Gone);
        if (Pair is null)
            Navigation.NotFound();
        else
            _documents = await Queries.ListAsync(Viewer.Id, Id, Gone);
    }

    /// <summary>Begins an empty document and goes there; a double click begins one.</summary>
    protected async Task BeginAsync(Beginning what)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var begun = await Commands.BeginAsync(Viewer.Id, Id, what, CancellationToken.None);
            Problems = begun.Problems;
            if (begun.TryValue(out var id))
                Navigation.NavigateTo(DocumentAddress.Of(Id, what.Kind, id));
        }
        finally
        {
            _busy = false;
        }
    }
}
