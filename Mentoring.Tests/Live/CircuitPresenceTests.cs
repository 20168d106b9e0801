using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Live;

/// <summary>A page is its person's presence for as long as its connection is up.</summary>
public sealed class CircuitPresenceTests
{
    private readonly FakeTime _time = new();
    private readonly Presence _presence;
    private readonly CircuitPresence _circuit;

    public CircuitPresenceTests()
    {
        _presence = new Presence(new LiveTopics(_time, NullLogger<LiveTopics>.Instance), _time);
        _circuit = new CircuitPresence(_presence);
    }

    [Fact]
    public async Task A_page_that_is_only_drawn_and_never_connected_is_nobodys_presence()
    {
        _circuit.Belongs(Cast.Tomas, shown: true);
        Assert.False(_presence.Of(Cast.Tomas).Online);

        await UpAsync();
        Assert.True(_presence.Of(Cast.Tomas).Online);
    }

    [Fact]
    public async Task A_laptop_asleep_is_not_online_and_comes_back_when_it_wakes()
    {
        await UpAsync();
        _circuit.Belongs(Cast.Tomas, shown: true);
        await _circuit.OnConnectionDownAsync(null!, default);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("Active 10 minutes ago", _presence.Of(Cast.Tomas).Words);

        await UpAsync();
        Assert.True(_presence.Of(Cast.Tomas).Online);
    }

    [Fact]
    public async Task Closing_the_page_after_its_connection_was_lost_counts_once()
    {
        using var phone = _presence.Come(Cast.Tomas);
        await UpAsync();
        _circuit.Belongs(Cast.Tomas, shown: true);

        await _circuit.OnConnectionDownAsync(null!, default);
        await _circuit.OnCircuitClosedAsync(null!, default);
        _circuit.Belongs(null, shown: false);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(_presence.Of(Cast.Tomas).Online);
    }

    [Fact]
    public async Task Hiding_and_showing_oneself_works_on_open_pages()
    {
        await UpAsync();
        _circuit.Belongs(Cast.Tomas, shown: true);

        _circuit.Belongs(Cast.Tomas, shown: false);
        Assert.Equal(Sighting.Unknown, _presence.Of(Cast.Tomas));

        _circuit.Belongs(Cast.Tomas, shown: true);
        Assert.True(_presence.Of(Cast.Tomas).Online);
    }

    private Task UpAsync() => _circuit.OnConnectionUpAsync(null!, default);
}
