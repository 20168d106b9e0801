using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Live;

/// <summary>Whoever watches is told, in an order that puts those who wait for news before whoever made it.</summary>
public sealed class TellingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly LiveTopics _live = new(TimeProvider.System, NullLogger<LiveTopics>.Instance);
    private readonly Topic _topic = Topic.Conversation(ConversationId.New());

    [Fact]
    public async Task Others_hear_of_a_change_at_once_and_whoever_made_it_after_them()
    {
        var told = new List<string>();
        var end = new TaskCompletionSource();
        using var own = Watch(Cast.Priya, () =>
        {
            told.Add("own");
            end.SetResult();
        });
        using var other = Watch(Cast.Tomas, () => told.Add("other"));
        using var nobodys = Watch(null, () => told.Add("other"));

        _live.TellCommitted([_topic], by: Cast.Priya);
        await end.Task.WaitAsync(Patience);

        Assert.Equal(["other", "other", "own"], told);
    }

    [Fact]
    public async Task Whoever_comes_while_the_last_one_leaves_is_told()
    {
        for (var round = 0; round < 500; round++)
        {
            var told = new TaskCompletionSource();
            var last = Watch(Cast.Priya, () => { });
            var leaving = Task.Run(last.Dispose);
            using var next = Watch(Cast.Tomas, () => told.TrySetResult());
            _live.Tell([_topic]);

            await told.Task.WaitAsync(Patience);
            await leaving;
        }
    }

    [Fact]
    public void A_watcher_that_failed_is_called_again_ever_later_until_it_succeeds()
    {
        var time = new FakeTime();
        var live = new LiveTopics(time, NullLogger<LiveTopics>.Instance);
        var called = new List<double>();
        using var watching = live.Subscribe([_topic], Pacing.Passing, () =>
        {
            called.Add((time.Now - FakeTime.Start).TotalSeconds);
            return called.Count is 8 or 11 ? Task.CompletedTask : Task.FromException(new TimeoutException());
        });

        live.TellCommitted([_topic], by: Cast.Priya);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([0, 1, 3, 7, 15, 31, 61, 91], called);

        // News that come meanwhile do not wait for it, and once it succeeded there is nothing to try again
        live.TellCommitted([_topic], by: Cast.Priya);
        time.Advance(TimeSpan.FromSeconds(2));
        live.TellCommitted([_topic], by: Cast.Priya);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([600, 601, 602], called[8..]);

        live.TellCommitted([_topic], by: Cast.Priya);
        watching.Dispose();
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(12, called.Count);
    }

    private IDisposable Watch(MemberId? reader, Action told) => _live.Subscribe([_topic], Pacing.Passing, () =>
    {
        told();
        return Task.CompletedTask;
    }, reader);
}
