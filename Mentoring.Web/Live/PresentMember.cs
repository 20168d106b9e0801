namespace Mentoring.Web.Live;

/// <summary>What this node knows of one member: their connections here, the leases other nodes hold for them, and when they were last seen. Times are UTC.</summary>
internal sealed class PresentMember
{
    private readonly List<(string Node, DateTime Until)> _elsewhere = [];
    private int _connections;
    private DateTime? _left;
    private DateTime _seen;

    /// <summary>What watchers were last told.</summary>
    public Sighting Told { get; set; }

    /// <summary>Whether this node answers for them: connected, or gone so lately that they may be reloading.</summary>
    public bool IsOurs => _connections > 0 || _left is not null;

    public void Come() => (_connections, _left) = (_connections + 1, null);

    public void Leave(DateTime now)
    {
        if (--_connections == 0)
            (_left, _seen) = (now, now);
    }

    /// <summary>Another node says that they are there.</summary>
    public void Renew(string node, DateTime until)
    {
        for (var i = 0; i < _elsewhere.Count; i++)
        {
            if (_elsewhere[i].Node != node)
                continue;
            _elsewhere[i] = (node, until);
            return;
        }

        _elsewhere.Add((node, until));
    }

    /// <summary>Another node says that they left it.</summary>
    public void End(string node, DateTime left)
    {
        if (_elsewhere.RemoveAll(e => e.Node == node) > 0)
            See(left);
    }

    /// <summary>Lets go of what has run out; says whether they have just left this node.</summary>
    public bool Expire(DateTime now)
    {
        for (var i = _elsewhere.Count - 1; i >= 0; i--)
        {
            if (_elsewhere[i].Until > now)
                continue;
            See(_elsewhere[i].Until - Presence.Lease);
            _elsewhere.RemoveAt(i);
        }

        if (_left is not { } left || now - left < Presence.Grace)
            return false;
        _left = null;
        return true;
    }

    public Sighting At(DateTime now) => GoneFor(now) is { } gone ? Sighting.Left(gone) : Sighting.Here;

    /// <summary>How long ago they left; null while they are here.</summary>
    public TimeSpan? GoneFor(DateTime now)
    {
        if (_connections > 0 || (_left is { } left && now - left < Presence.Grace))
            return null;
        var seen = _seen;
        foreach (var (_, until) in _elsewhere)
        {
            if (until > now)
                return null;
            seen = Later(seen, until - Presence.Lease);
        }

        return now - seen;
    }

    private void See(DateTime at) => _seen = Later(_seen, at);

    private static DateTime Later(DateTime one, DateTime another) => one > another ? one : another;
}
