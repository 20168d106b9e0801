using Mentoring.Core.Common;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Features.Relationships;

/// <summary>What the screens of all of one's relationships share: reading them, and watching how far their goals have come.</summary>
public abstract class DashboardScreen : LiveComponent
{
    private HashSet<RelationshipId> _watched = [];
    private IDisposable? _goals;

    [CascadingParameter]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required RelationshipQueries Queries { get; init; }

    protected Dashboard? Dashboard { get; private set; }

    protected override IReadOnlyCollection<Topic> Topics => [Topic.Member(Viewer.Id), Topic.Inbox(Viewer.Id)];

    protected override Pacing Pacing => Pacing.Lazy;

    /// <summary>How many that are over are read.</summary>
    protected virtual int EndedShown => RelationshipQueries.EndedShown;

    protected override async Task LoadAsync()
    {
        Dashboard = await ReadAsync();

        // Which goals to watch is known only now, and they may have moved since they were read
        if (WatchGoals([.. Dashboard.NeedsMyAction.Concat(Dashboard.Active).Where(r => r.AcceptedAt is not null).Select(r => r.Id)]))
            Dashboard = await ReadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _goals?.Dispose();
        base.Dispose(disposing);
    }

    private Task<Dashboard> ReadAsync() => Queries.DashboardAsync(Viewer.Id, Viewer.Zone, EndedShown, Gone);

    /// <summary>Watches the goals of these relationships; whether that is others than before.</summary>
    private bool WatchGoals(HashSet<RelationshipId> of)
    {
        if (!RendererInfo.IsInteractive || of.SetEquals(_watched))
            return false;
        _goals?.Dispose();
        _watched = of;
        _goals = of.Count == 0 ? null : Live.Subscribe([.. of.Select(Topic.Documents)], Pacing.Lazy, ReloadAsync);
        return of.Count > 0;
    }
}
