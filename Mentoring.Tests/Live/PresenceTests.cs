using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Live;

/// <summary>Who is here, on one node, by a clock the test moves.</summary>
public sealed class PresenceTests
{
    private readonly FakeTime _time = new();
    private readonly LiveTopics _live;
    private readonly Presence _presence;

    public PresenceTests()
    {
        _live = new LiveTopics(_time, NullLogger<LiveTopics>.Instance);
        _presence = new Presence(_live, _time);
    }

    [Fact]
    public async Task Whoever_comes_is_online_and_watchers_are_told()
    {
        await _live.UntilAsync(Topic.Presence(Cast.Tomas), () => _presence.Of(Cast.Tomas).Online, () => _presence.Come(Cast.Tomas));

        Assert.Equal("Online", _presence.Of(Cast.Tomas).Words);
        Assert.Equal(Sighting.Unknown, _presence.Of(Cast.Priya));
    }

    [Fact]
    public async Task A_reload_does_not_blink_and_leaving_shows_after_a_while()
    {
        var first = _presence.Come(Cast.Tomas);
        first.Dispose();
        Pass(TimeSpan.FromSeconds(10));
        Assert.True(_presence.Of(Cast.Tomas).Online);
        var second = _presence.Come(Cast.Tomas);
        Pass(TimeSpan.FromMinutes(1));
        Assert.True(_presence.Of(Cast.Tomas).Online);

        second.Dispose();
        await _live.UntilAsync(Topic.Presence(Cast.Tomas), () => !_presence.Of(Cast.Tomas).Online, () => Pass(Presence.Grace));

        Assert.Equal("Active a few minutes ago", _presence.Of(Cast.Tomas).Words);
    }

    [Fact]
    public void Several_tabs_count_together_and_closing_one_twice_counts_once()
    {
        var (laptop, phone) = (_presence.Come(Cast.Tomas), _presence.Come(Cast.Tomas));

        laptop.Dispose();
        laptop.Dispose();
        Pass(TimeSpan.FromMinutes(2));
        Assert.True(_presence.Of(Cast.Tomas).Online);

        phone.Dispose();
        Pass(TimeSpan.FromMinutes(2));
        Assert.False(_presence.Of(Cast.Tomas).Online);
    }

    [Theory]
    [InlineData(4, "Active a few minutes ago")]
    [InlineData(5, "Active 5 minutes ago")]
    [InlineData(14, "Active 10 minutes ago")]
    [InlineData(59, "Active 55 minutes ago")]
    [InlineData(60, "")]
    public void How_long_ago_somebody_left_is_told_coarsely_and_for_an_hour(int minutes, string words)
    {
        _presence.Come(Cast.Tomas).Dispose();

        Pass(TimeSpan.FromMinutes(minutes));

        Assert.Equal(words, _presence.Of(Cast.Tomas).Words);
    }

    [Fact]
    public void Mails_for_those_away_go_by_the_very_moment_they_left()
    {
        var here = new WhoIsHere(_presence);
        Assert.Null(here.Ago(Cast.Tomas));
        var connection = _presence.Come(Cast.Tomas);
        Pass(TimeSpan.FromMinutes(3));
        Assert.Equal(TimeSpan.Zero, here.Ago(Cast.Tomas));

        connection.Dispose();
        Pass(TimeSpan.FromSeconds(70));
        Assert.Equal(TimeSpan.FromSeconds(70), here.Ago(Cast.Tomas));
        Pass(TimeSpan.FromHours(1));
        Assert.Null(here.Ago(Cast.Tomas));
    }

    [Fact]
    public async Task Watchers_are_told_as_the_minutes_since_somebody_left_pass()
    {
        _presence.Come(Cast.Tomas).Dispose();
        Pass(TimeSpan.FromMinutes(1));

        await _live.UntilAsync(Topic.Presence(Cast.Tomas), () => _presence.Of(Cast.Tomas).Ago == TimeSpan.FromMinutes(5), () => Pass(TimeSpan.FromMinutes(4)));
        await _live.UntilAsync(Topic.Presence(Cast.Tomas), () => _presence.Of(Cast.Tomas) == Sighting.Unknown, () => Pass(TimeSpan.FromMinutes(55)));
    }

    [Fact]
    public async Task Whoever_hides_is_gone_at_once_and_without_a_trace()
    {
        var conversation = ConversationId.New();
        var here = _presence.Come(Cast.Tomas);
        _presence.Type(conversation, Cast.Tomas);

        await _live.UntilAsync(Topic.Presence(Cast.Tomas), () => _presence.Of(Cast.Tomas) == Sighting.Unknown, () => _presence.Forget(Cast.Tomas));

        Assert.False(_presence.IsTyping(conversation, Cast.Tomas));
        here.Dispose();
        Assert.Equal(Sighting.Unknown, _presence.Of(Cast.Tomas));
    }

    [Fact]
    public async Task Writing_shows_until_it_is_not_renewed_any_more()
    {
        var conversation = ConversationId.New();
        _presence.Come(Cast.Tomas);

        await _live.UntilAsync(Topic.Typing(conversation), () => _presence.IsTyping(conversation, Cast.Tomas), () => _presence.Type(conversation, Cast.Tomas));
        Pass(TimeSpan.FromSeconds(3));
        _presence.Type(conversation, Cast.Tomas);
        Pass(TimeSpan.FromSeconds(5));
        Assert.True(_presence.IsTyping(conversation, Cast.Tomas));
        Assert.False(_presence.IsTyping(conversation, Cast.Priya));

        await _live.UntilAsync(Topic.Typing(conversation), () => !_presence.IsTyping(conversation, Cast.Tomas), () => Pass(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Sending_ends_the_writing_at_once()
    {
        var conversation = ConversationId.New();
        _presence.Come(Cast.Tomas);
        _presence.Type(conversation, Cast.Tomas);

        await _live.UntilAsync(Topic.Typing(conversation), () => !_presence.IsTyping(conversation, Cast.Tomas), () => _presence.StopTyping(conversation, Cast.Tomas));
    }

    [Fact]
    public void Of_whoever_is_not_seen_here_no_writing_is_told()
    {
        var conversation = ConversationId.New();

        _presence.Type(conversation, Cast.Tomas);

        Assert.False(_presence.IsTyping(conversation, Cast.Tomas));
    }

    [Fact]
    public async Task One_clock_lets_everything_run_out()
    {
        _presence.Come(Cast.Tomas).Dispose();
        var told = new TaskCompletionSource();
        using var watcher = _live.Subscribe([Topic.Presence(Cast.Tomas)], () =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        });
        using var clock = new PresenceClock(_presence, _time, NullLogger<PresenceClock>.Instance);
        await clock.StartAsync(default);

        // Its timer is made on a thread of its own: time goes on until it is there
        for (var second = 0; second < 1_000_000 && !told.Task.IsCompleted; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(told.Task.IsCompleted);
        Assert.False(_presence.Of(Cast.Tomas).Online);
        await clock.StopAsync(default);
    }

    private void Pass(TimeSpan time)
    {
        _time.Advance(time);
        _presence.Expire();
    }
}
