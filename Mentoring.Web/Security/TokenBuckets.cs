using System.Collections.Concurrent;
using Mentoring.Core.Common;

namespace Mentoring.Web.Security;

/// <summary>How often each member may do something: a bucket of tokens each, in memory, so that a limit costs no query. Each node counts for itself.</summary>
internal sealed class TokenBuckets(TimeProvider time)
{
    /// <summary>Full buckets are forgotten when there are more than this many.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<MemberId, Bucket> _buckets = new();

    /// <summary>Buckets kept at the moment.</summary>
    public int Count => _buckets.Count;

    /// <summary>Takes one token; false when there is none left.</summary>
    /// <param name="perMinute">How many come back in a minute; 0 or less for as many as they like.</param>
    /// <param name="burst">How many a bucket holds.</param>
    public bool Take(MemberId member, int perMinute, int burst)
    {
        if (perMinute <= 0)
            return true;
        var (perSecond, most) = (perMinute / 60d, Math.Max(1, burst));
        if (_buckets.Count > Most)
            Forget(perSecond, most);
        return _buckets.GetOrAdd(member, _ => new Bucket(most, time.GetTimestamp())).Take(time, perSecond, most);
    }

    private void Forget(double perSecond, int burst)
    {
        foreach (var (member, bucket) in _buckets)
        {
            if (bucket.IsFull(time, perSecond, burst))
                _buckets.TryRemove(member, out _);
        }
    }

    private sealed class Bucket(double tokens, long at)
    {
        private readonly Lock _lock = new();
        private double _tokens = tokens;
        private long _at = at;

        public bool Take(TimeProvider time, double perSecond, int burst)
        {
            lock (_lock)
            {
                Fill(time, perSecond, burst);
                if (_tokens < 1)
                    return false;
                _tokens--;
                return true;
            }
        }

        public bool IsFull(TimeProvider time, double perSecond, int burst)
        {
            lock (_lock)
            {
                Fill(time, perSecond, burst);
                return _tokens >= burst;
            }
        }

        private void Fill(TimeProvider time, double perSecond, int burst)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
            _at = now;
        }
    }
}
