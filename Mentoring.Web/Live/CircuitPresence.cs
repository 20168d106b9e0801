using Mentoring.Core.Common;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Mentoring.Web.Live;

/// <summary>Makes the person of a circuit present while their browser is connected: a laptop asleep is not.</summary>
public sealed class CircuitPresence(Presence presence) : CircuitHandler
{
    private readonly Lock _gate = new();
    private MemberId? _member;
    private bool _connected;
    private IDisposable? _here;
    private int _breaks;

    /// <summary>How often the connection went away so far; what a page said before may not hold any more, since it could not take it back meanwhile.</summary>
    public int Breaks => Volatile.Read(ref _breaks);

    /// <summary>Whose circuit this is and whether they let others see it; said again whenever it may have changed, with nobody when they signed out.</summary>
    public void Belongs(MemberId? member, bool shown)
    {
        Set(() => _member = shown ? member : null);
        if (!shown && member is { } hidden)
            presence.Forget(hidden);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Set(() => _connected = true);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _breaks);
        Set(() => _connected = false);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => OnConnectionDownAsync(circuit, cancellationToken);

    private void Set(Action change)
    {
        lock (_gate)
        {
            var before = _connected ? _member : null;
            change();
            var after = _connected ? _member : null;
            if (before == after)
                return;
            _here?.Dispose();
            _here = after is { } member ? presence.Come(member) : null;
        }
    }
}
