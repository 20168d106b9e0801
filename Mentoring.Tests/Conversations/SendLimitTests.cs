using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.Extensions.Options;

namespace Mentoring.Tests.Conversations;

public sealed class SendLimitTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public void A_burst_is_let_through_and_what_follows_has_to_wait()
    {
        var limit = Of(perMinute: 60, burst: 30);

        Assert.Equal(30, Taken(limit, Cast.Priya, 35));
        Assert.IsType<SendingTooFast>(limit.Take(Cast.Priya));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, Taken(limit, Cast.Priya, 10));
    }

    [Fact]
    public void A_long_rest_saves_up_no_more_than_a_burst()
    {
        var limit = Of(perMinute: 60, burst: 5);
        Taken(limit, Cast.Priya, 5);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(5, Taken(limit, Cast.Priya, 20));
    }

    [Fact]
    public void One_member_does_not_slow_another_down()
    {
        var limit = Of(perMinute: 60, burst: 2);
        Taken(limit, Cast.Priya, 5);

        Assert.Null(limit.Take(Cast.Tomas));
    }

    [Fact]
    public void Zero_is_no_limit() => Assert.Equal(1000, Taken(Of(perMinute: 0, burst: 1), Cast.Priya, 1000));

    [Fact]
    public void Members_at_rest_are_forgotten()
    {
        var limit = Of(perMinute: 60, burst: 2);
        for (var n = 0; n < 10_001; n++)
            limit.Take(MemberId.New());
        _time.Advance(TimeSpan.FromMinutes(1));

        limit.Take(Cast.Priya);

        Assert.Equal(1, limit.Count);
    }

    private static int Taken(SendLimit limit, MemberId member, int tries) => Enumerable.Range(0, tries).Count(_ => limit.Take(member) is null);

    private SendLimit Of(int perMinute, int burst) => new(new Fixed(new MessagingOptions { SendsPerMinute = perMinute, SendBurst = burst }), _time);

    private sealed class Fixed(MessagingOptions options) : IOptionsMonitor<MessagingOptions>
    {
        public MessagingOptions CurrentValue => options;

        public MessagingOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<MessagingOptions, string?> listener) => null;
    }
}
