using Bunit;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Live;

/// <summary>What is live reads and draws when something changed for it, and not because something was drawn around it.</summary>
public sealed class LiveComponentTests : IAsyncLifetime
{
    private static readonly Topic Subject = Topic.Member(Cast.Priya);

    private readonly LivePage _browser = new();
    private readonly FakeTime _time = new();
    private readonly LiveTopics _live;

    public LiveComponentTests()
    {
        _live = new(_time, NullLogger<LiveTopics>.Instance);
        _browser.Services.AddSingleton(_live);
        _browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _browser.DisposeAsync();

    [Fact]
    public void Drawn_around_with_the_same_parameters_it_neither_reads_nor_draws()
    {
        var screen = _browser.Render<Counting>(p => p.Add(c => c.Of, "a").Add(c => c.Done, () => { }));
        var (reads, draws) = (screen.Instance.Reads, screen.Instance.Draws);

        screen.Render(p => p.Add(c => c.Of, "a").Add(c => c.Done, () => { }));
        Assert.Equal((reads, draws), (screen.Instance.Reads, screen.Instance.Draws));

        screen.Render(p => p.Add(c => c.Of, "b").Add(c => c.Done, () => { }));
        Assert.Equal(reads + 1, screen.Instance.Reads);
        Assert.Contains("b 0", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_drawn_inside_it_is_drawn_again_with_the_same_fragment()
    {
        var words = "before";
        RenderFragment inside = builder => builder.AddContent(0, words);
        var screen = _browser.Render<Counting>(p => p.Add(c => c.Of, "a").Add(c => c.Inside, inside));
        words = "after";

        screen.Render(p => p.Add(c => c.Of, "a").Add(c => c.Inside, inside));
        Assert.Contains("after", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_of_a_change_it_reads_and_draws_only_what_it_did_not_show()
    {
        var screen = _browser.Render<Counting>(p => p.Add(c => c.Of, "a"));
        var draws = screen.Instance.Draws;

        var read = screen.Instance.NextRead();
        _live.Announce(Subject);
        await read;
        await screen.InvokeAsync(() => Assert.Equal(draws, screen.Instance.Draws));

        screen.Instance.Value = 1;
        _live.Announce(Subject);
        screen.WaitForState(() => screen.Markup.Contains("a 1", StringComparison.Ordinal));
    }

    [Fact]
    public void What_could_not_be_read_when_it_changed_is_read_again_without_being_asked()
    {
        var screen = _browser.Render<Counting>(p => p.Add(c => c.Of, "a"));

        (screen.Instance.Value, screen.Instance.Fails) = (1, true);
        _live.TellCommitted([Subject], by: Cast.Tomas);
        Assert.Equal(LoadState.Failed, screen.Instance.State);

        screen.Instance.Fails = false;
        _time.Advance(TimeSpan.FromSeconds(1));
        screen.WaitForState(() => screen.Instance.State == LoadState.Ready && screen.Markup.Contains("a 1", StringComparison.Ordinal));
    }

    /// <summary>Shows a number and counts what it does for it.</summary>
    private sealed class Counting : LiveComponent
    {
        private int _shown;
        private TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [Parameter, EditorRequired]
        public required string Of { get; set; }

        [Parameter]
        public EventCallback Done { get; set; }

        [Parameter]
        public RenderFragment? Inside { get; set; }

        public int Value { get; set; }

        public bool Fails { get; set; }

        public int Reads { get; private set; }

        public int Draws { get; private set; }

        public Task NextRead() => (_read = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        protected override IReadOnlyCollection<Topic> Topics => [Subject];

        protected override Pacing Pacing => Pacing.Passing;

        protected override object Picture => _shown;

        protected override Task LoadAsync()
        {
            Reads++;
            if (Fails)
                throw new TimeoutException();
            _shown = Value;
            _read.TrySetResult();
            return Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            Draws++;
            builder.AddContent(0, $"{Of} {_shown}");
            builder.AddContent(1, Inside);
        }
    }
}
