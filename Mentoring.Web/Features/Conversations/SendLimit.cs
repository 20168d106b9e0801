using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Security;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations;

/// <summary>How fast one member may send.</summary>
public sealed class SendLimit(IOptionsMonitor<MessagingOptions> options, TimeProvider time)
{
    private readonly TokenBuckets _buckets = new(time);

    /// <summary>Members remembered at the moment.</summary>
    internal int Count => _buckets.Count;

    /// <summary>Takes one message's worth; the problem says to wait when there is none left.</summary>
    public Problem? Take(MemberId member)
    {
        var limits = options.CurrentValue;
        return _buckets.Take(member, limits.SendsPerMinute, limits.SendBurst) ? null : new SendingTooFast();
    }
}
