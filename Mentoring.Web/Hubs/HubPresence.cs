using Mentoring.Core.Common;
using Mentoring.Web.Live;
using Mentoring.Web.Security;

namespace Mentoring.Web.Hubs;

/// <summary>The presence of one connection's member, and of those it asked about.</summary>
internal sealed class HubPresence(HubTools tools, IMessagingClient client) : IDisposable
{
    /// <summary>The most people one connection follows.</summary>
    private const int Most = 200;

    private readonly Lock _gate = new();
    private Viewer? _viewer;
    private IDisposable? _here;
    private IDisposable? _watching;
    private Dictionary<MemberId, Sighting> _told = [];
    private bool _gone;

    /// <summary>Makes the member present unless they hide it, and lets them see whom they may; said again whenever either may have changed.</summary>
    public Task BelongsAsync(Viewer viewer)
    {
        lock (_gate)
        {
            _viewer = viewer;
            if (!_gone && viewer.ShowsPresence)
                _here ??= tools.Presence.Come(viewer.Id);
            else if (!viewer.ShowsPresence)
                Hide(viewer.Id);
        }

        return TellAsync();
    }

    public bool Sees(MemberId member) => _viewer is { } viewer && !viewer.Apart.Contains(member);

    /// <summary>Tells of these from now on instead of those asked for before; of whoever is no partner only that nothing is known.</summary>
    public Result<IReadOnlyList<HubSighting>> Watch(IReadOnlyList<MemberId> members, IReadOnlySet<MemberId> partners)
    {
        if (members.Count > Most)
            return new InvalidField(nameof(members), $"Ask for up to {Most} people.");
        var watching = tools.Live.Subscribe([.. members.Where(partners.Contains).Select(Topic.Presence)], TellAsync);
        lock (_gate)
        {
            _watching?.Dispose();
            _watching = watching;
            if (_gone)
                watching.Dispose();
            _told = members.Where(partners.Contains).ToDictionary(m => m, See);
            return members.Select(m => HubSighting.Of(m, _told.GetValueOrDefault(m))).ToList();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _gone = true;
            _here?.Dispose();
            _watching?.Dispose();
        }
    }

    private void Hide(MemberId member)
    {
        _here?.Dispose();
        _here = null;
        tools.Presence.Forget(member);
    }

    private async Task TellAsync()
    {
        List<HubSighting> changed = [];
        lock (_gate)
        {
            foreach (var (member, before) in _told)
            {
                var now = See(member);
                if (now == before)
                    continue;
                _told[member] = now;
                changed.Add(HubSighting.Of(member, now));
            }
        }

        foreach (var sighting in changed)
            await client.Presence(sighting);
    }

    private Sighting See(MemberId member) => _viewer is { } viewer ? tools.Presence.SeenBy(viewer, member) : Sighting.Unknown;
}
