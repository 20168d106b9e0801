using Mentoring.Core.Common;
using Mentoring.Web.Security;

namespace Mentoring.Web.Hubs;

/// <summary>A client of the hub asks faster than the programme allows.</summary>
public sealed record AskingTooFast() : Problem("Your program is asking very fast. Wait a moment, then ask again; nothing is lost.");

/// <summary>How fast the clients of one member may ask and mark. What they send has its own limit, the same as on the pages.</summary>
public sealed class HubLimit(IConfiguration configuration, TimeProvider time)
{
    private const int PerMinute = 1200;

    /// <summary>Asked at once by a client that comes back: a few hundred conversations.</summary>
    private const int Burst = 300;

    private readonly int _perMinute = configuration.GetValue("RateLimits:HubCallsPerMinute", PerMinute);
    private readonly TokenBuckets _buckets = new(time);

    /// <summary>Takes one call's worth; the problem says to wait when there is none left.</summary>
    public Problem? Take(MemberId member) => _buckets.Take(member, _perMinute, Math.Min(_perMinute, Burst)) ? null : new AskingTooFast();
}
