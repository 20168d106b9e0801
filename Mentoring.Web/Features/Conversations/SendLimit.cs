using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Security;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations;

/// <summary>How fast one member may send.</summary>
public sealed class SendLimit(IOptionsMonitor<MessagingOptions> options, TimeProvider time)
{
    /// <summary>Sends beyond the limit that are still looked up, for each one within it.</summary>
    private const int QuestionsForEach = 10;

    private readonly TokenBuckets _buckets = new(time);
    private readonly TokenBuckets _questions = new(time);

    /// <summary>Members remembered at the moment.</summary>
    internal int Count => _buckets.Count;

    /// <summary>Takes one message's worth; the problem says to wait when there is none left.</summary>
    public Problem? Take(MemberId member)
    {
        var limits = options.CurrentValue;
        return _buckets.Take(member, limits.SendsPerMinute, limits.SendBurst) ? null : new SendingTooFast();
    }

    /// <summary>Whether what is beyond the limit may still be looked up, in case it was stored before and only its answer was lost; beyond that it costs no query.</summary>
    public bool TakeQuestion(MemberId member)
    {
        var limits = options.CurrentValue;
        return _questions.Take(member, QuestionsForEach * limits.SendsPerMinute, QuestionsForEach * limits.SendBurst);
    }
}
