using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations;

/// <summary>
/// How fast one member may send: a bucket of tokens each, in memory, so that a limit costs the hot path no query. Each node counts for itself.
/// </summary>
public sealed class SendLimit(IOptionsMonitor<MessagingOptions> options, TimeProvider time)
{
    /// <summary>Full buckets are forgotten when there are more than this many.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<MemberId, Bucket> _buckets = new();

    /// <summary>Buckets kept at the moment.</summary>
    internal int Count => _buckets.Count;

    /// <summary>Takes one message's worth; the problem says to wait when there is none left.</summary>
    public Problem? Take(MemberId member)
    {
        var limits = options.CurrentValue;
        if (limits.SendsPerMinute <= 0)
            return null;
        var (perSecond, burst) = (limits.SendsPerMinute / 60d, Math.Max(1, limits.SendBurst));
        if (_buckets.Count > Most)
            Forget(perSecond, burst);
        return _buckets.GetOrAdd(member, _ => new Bucket(burst, time.GetTimestamp())).Take(time, perSecond, burst) ? null : new SendingTooFast();
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
