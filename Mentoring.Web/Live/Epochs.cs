namespace Mentoring.Web.Live;

/// <summary>
/// Says whether something changed since one began to find out about it, so that what is remembered of it is never older than what was announced.
/// Kept in stripes: now and then something counts as changed that did not.
/// </summary>
internal sealed class Epochs<TId>
    where TId : struct
{
    private const int Stripes = 64;

    private readonly Lock[] _gates = [.. Enumerable.Range(0, Stripes).Select(_ => new Lock())];
    private readonly long[] _epochs = new long[Stripes];

    /// <summary>Take it before reading what is to be remembered.</summary>
    public long Of(TId id) => Interlocked.Read(ref _epochs[Stripe(id)]);

    /// <summary>It changed: whoever is finding out about it must not remember that. Does something about it before anybody else can.</summary>
    public void Raise(TId id, Action act)
    {
        lock (_gates[Stripe(id)])
        {
            Interlocked.Increment(ref _epochs[Stripe(id)]);
            act();
        }
    }

    /// <summary>Anything may have changed.</summary>
    public void RaiseAll()
    {
        for (var stripe = 0; stripe < Stripes; stripe++)
        {
            lock (_gates[stripe])
                Interlocked.Increment(ref _epochs[stripe]);
        }
    }

    /// <summary>Remembers it, unless it changed since; says whether it did.</summary>
    /// <param name="id">What.</param>
    /// <param name="since">As <see cref="Of"/> said before it was read.</param>
    /// <param name="remember">Does so.</param>
    public bool Unless(TId id, long since, Action remember)
    {
        lock (_gates[Stripe(id)])
        {
            if (_epochs[Stripe(id)] != since)
                return false;
            remember();
            return true;
        }
    }

    private static int Stripe(TId id) => (id.GetHashCode() & int.MaxValue) % Stripes;
}
