using System.Threading.RateLimiting;

namespace Mentoring.Web.Security;

/// <summary>How many wrong tokens one network may try; after that none of its tokens is looked at for the rest of the minute.</summary>
internal sealed class AccessTokenLimits(IConfiguration configuration) : IDisposable
{
    public const int WrongPerMinute = 20;

    private readonly PartitionedRateLimiter<string> _wrong = PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetFixedWindowLimiter(network, _ => new()
    {
        Window = TimeSpan.FromMinutes(1),
        PermitLimit = configuration.GetValue("RateLimits:WrongTokensPerMinute", WrongPerMinute),
    }));

    public bool IsExhausted(string network) => _wrong.GetStatistics(network) is { CurrentAvailablePermits: 0 };

    public void NoteWrong(string network) => _wrong.AttemptAcquire(network).Dispose();

    public void Dispose() => _wrong.Dispose();
}
