namespace Mentoring.Web.Components.Account;

/// <summary>
/// Counts wrong tries at addresses that have no account, so that these lock exactly as accounts do
/// and nobody learns from a lock which addresses are registered.
/// </summary>
public sealed class WrongTries(TimeProvider time)
{
    /// <summary>Wrong passwords in a row before sign-in pauses.</summary>
    public const int Most = 5;

    private const int Room = 10_000;
    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> _tries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Notes one more; true while sign-in to the address pauses.</summary>
    public bool IsLockedAfterOneMore(string address)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_tries.Count >= Room)
                Forget(now);
            var (count, last) = _tries.GetValueOrDefault(address);
            if (count >= Most && now < last + Pause)
                return true;
            count = count >= Most ? 1 : count + 1;
            _tries[address] = (count, now);
            return count >= Most;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var old in _tries.Where(t => now >= t.Value.Last + Pause).Select(t => t.Key).ToList())
            _tries.Remove(old);
        if (_tries.Count >= Room)
            _tries.Clear();
    }
}
