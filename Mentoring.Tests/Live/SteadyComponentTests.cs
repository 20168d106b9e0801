using Bunit;
using Mentoring.Tests.Support;
using Mentoring.Web.Components;
using Mentoring.Web.Components.Layout;
using Mentoring.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Live;

/// <summary>What somebody presses may fail; the page stands and says so.</summary>
public sealed class SteadyComponentTests : IAsyncLifetime
{
    private readonly LivePage _browser = new();

    public SteadyComponentTests() => _browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _browser.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_fails_is_said_until_something_works_and_the_page_stands(bool later)
    {
        var notice = _browser.Render<FailureNotice>();
        var fails = true;
        var page = _browser.Render<Outer>(p => p.Add(o => o.Store, async () =>
        {
            if (later)
                await Task.Yield();
            if (fails)
                throw new TimeoutException();
        }));

        page.Find("button").Click();
        notice.WaitForAssertion(() => Assert.Contains("That did not work just now", notice.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("written", page.Markup, StringComparison.Ordinal);

        fails = false;
        page.Find("button").Click();
        notice.WaitForAssertion(() => Assert.Empty(notice.FindAll("[role=alert]")));
        page.WaitForAssertion(() => Assert.Contains("stored", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_notice_goes_when_it_is_dismissed_and_when_one_goes_elsewhere()
    {
        var notice = _browser.Render<FailureNotice>();
        await notice.InvokeAsync(() => _browser.Failures.Add(new TimeoutException(), "Page"));
        notice.Find("button").Click();
        Assert.Empty(notice.FindAll("[role=alert]"));

        await notice.InvokeAsync(() => _browser.Failures.Add(new TimeoutException(), "Page"));
        _browser.Services.GetRequiredService<NavigationManager>().NavigateTo("/find");
        Assert.Empty(notice.FindAll("[role=alert]"));
    }

    [Fact]
    public void Whoever_asked_for_what_failed_does_not_go_on_as_if_it_had_worked()
    {
        var page = _browser.Render<Outer>(p => p.Add(o => o.Store, () => throw new TimeoutException()));

        page.Find("button").Click();

        Assert.Equal(1, _browser.Failures.Latest);
        Assert.DoesNotContain("stored", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_that_shows_what_was_not_stored_is_made_anew_with_its_page()
    {
        var page = _browser.Render<Outer>(p => p.Add(o => o.Store, () => throw new TimeoutException()));

        Assert.Throws<TimeoutException>(() => page.Find("input").Change(true));
    }

    [Fact]
    public void A_key_or_a_moving_pointer_leaves_the_notice()
    {
        var notice = _browser.Render<FailureNotice>();
        var page = _browser.Render<Outer>(p => p.Add(o => o.Store, () => throw new TimeoutException()));
        page.Find("button").Click();

        page.Find("button").PointerEnter();
        page.Find("button").KeyUp("a");

        Assert.NotEmpty(notice.FindAll("[role=alert]"));
    }

    [Fact]
    public void Before_the_page_is_alive_it_fails_as_a_whole()
    {
        _browser.Renderer.SetRendererInfo(new("Static", isInteractive: false));
        var page = _browser.Render<Outer>(p => p.Add(o => o.Store, () => throw new TimeoutException()));

        Assert.Throws<TimeoutException>(() => page.Find("button").Click());
        Assert.Equal(0, _browser.Failures.Latest);
    }

    [Fact]
    public void Every_component_is_steady()
    {
        var unsteady = typeof(App).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ComponentBase)) && !t.IsSubclassOf(typeof(SteadyComponent)));

        Assert.Equal([typeof(SteadyComponent), typeof(MainLayout)], unsteady.OrderByDescending(t => t.Name));
    }

    /// <summary>Stores what it is given by a button inside another component.</summary>
    private sealed class Outer : SteadyComponent
    {
        [Parameter, EditorRequired]
        public required Func<Task> Store { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Inner>(0);
            builder.AddComponentParameter(1, nameof(Inner.Send), EventCallback.Factory.Create(this, Store));
            builder.CloseComponent();
        }
    }

    /// <summary>Keeps what is written until it is stored.</summary>
    private sealed class Inner : SteadyComponent
    {
        private string _text = "written";

        [Parameter, EditorRequired]
        public EventCallback Send { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, SendAsync));
            builder.AddAttribute(2, "onpointerenter", EventCallback.Factory.Create<PointerEventArgs>(this, () => { }));
            builder.AddAttribute(3, "onkeyup", EventCallback.Factory.Create<KeyboardEventArgs>(this, () => { }));
            builder.AddContent(4, _text);
            builder.CloseElement();
            builder.OpenElement(5, "input");
            builder.AddAttribute(6, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, SendAsync));
            builder.CloseElement();
        }

        private async Task SendAsync()
        {
            await Send.InvokeAsync();
            _text = "stored";
        }
    }
}
