using Bunit;
using Mentoring.Core.Common;
using Mentoring.Tests.Mail;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Desk;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Desk;

/// <summary>The mails that need somebody, as the programme team sees and treats them.</summary>
public abstract class DeskMail(Provider provider) : ProviderSuite(provider)
{
    private readonly string _mails = Directory.CreateTempSubdirectory("mentoring-mail-").FullName;
    private readonly LivePage _browser = new();

    private static Viewer Manager { get; } = new(Cast.Morgan, "Morgan Reid", false, false, null, true, TimeZoneInfo.Utc, null);

    private DeskMailCommands Commands => World.Get<DeskMailCommands>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _browser.Services.AddFallbackServiceProvider(World.Services);
        _browser.RenderTree.Add<CascadingValue<Viewer>>(p => p.Add(c => c.Value, Manager));
        _browser.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public override async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await base.DisposeAsync();
        Directory.Delete(_mails, recursive: true);
    }

    [Fact]
    public async Task Nothing_needs_anybody_while_every_mail_can_be_sent()
    {
        await World.PostAsync("one@example.org", "two@example.org");
        await World.DrainAsync();
        await World.PostAsync("three@example.org");

        var page = Open();

        Assert.Contains("1 waiting · 2 sent in the last 24 hours · 0 not sent", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Every mail could be sent", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parked_mail_appears_by_itself_with_who_and_why_and_without_its_words()
    {
        var page = Open();
        await ParkAsync("zoe@example.org");

        page.WaitForAssertion(() => Assert.Contains("zoe@example.org", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Tomas", page.FindAll("li")[^1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Notice", page.FindAll("li")[^1].TextContent, StringComparison.Ordinal);
        Assert.Contains("550 nobody here", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("between us", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_all_again_sends_what_can_be_sent_now()
    {
        await ParkAsync("zoe@example.org");
        var page = Open();

        page.Button("Try all again").Click();
        page.WaitForAssertion(() => Assert.Contains("2 waiting", page.Markup, StringComparison.Ordinal));
        await World.DrainAsync();

        Assert.Equal(MailState.Sent, (await World.MailToAsync("zoe@example.org")).State);
    }

    [Fact]
    public async Task Discarding_is_asked_twice_and_forgets_the_words()
    {
        await ParkAsync("zoe@example.org");
        var page = Open();

        page.Find("[aria-label='Discard: zoe@example.org']").Click();
        page.WaitForAssertion(() => page.Button("Discard this mail"));
        page.WaitForAssertion(() => _browser.JSInterop.VerifyFocusAsyncInvoke());
        Assert.Equal(MailState.Parked, (await World.MailToAsync("zoe@example.org")).State);
        page.Button("Discard this mail").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("zoe@example.org", page.Markup, StringComparison.Ordinal));
        var mail = await World.MailToAsync("zoe@example.org");
        Assert.Equal((MailState.Dropped, null), (mail.State, mail.Content));
    }

    [Fact]
    public async Task Of_two_managers_at_once_the_second_is_told()
    {
        await ParkAsync("zoe@example.org");
        var id = (await World.MailToAsync("zoe@example.org")).Id;

        Assert.True((await Commands.RetryAsync(Manager, id, default)).Succeeded);
        await World.DrainAsync();

        Assert.IsType<ChangedMeanwhile>((await Commands.RetryAsync(Manager, id, default)).Problem);
        Assert.IsType<ChangedMeanwhile>((await Commands.DiscardAsync(Manager, id, default)).Problem);
        Assert.Equal(0, await World.DrainAsync());
    }

    [Fact]
    public async Task Nobody_but_a_manager_does_anything_about_a_mail()
    {
        await ParkAsync("zoe@example.org");
        var id = (await World.MailToAsync("zoe@example.org")).Id;
        var member = Manager with { IsManager = false };

        foreach (var tried in new[] { await Commands.RetryAsync(member, id, default), await Commands.RetryAllAsync(member, default), await Commands.DiscardAsync(member, id, default) })
            Assert.IsType<NotFound>(tried.Problem);
        Assert.Equal(MailState.Parked, (await World.MailToAsync("zoe@example.org")).State);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOutbox(_mails);
        services.AddDesk();
    }

    private IRenderedComponent<DeskMailPage> Open()
    {
        var page = _browser.Render<DeskMailPage>();
        page.WaitForAssertion(() => Assert.Contains("in the last 24 hours", page.Markup, StringComparison.Ordinal));
        return page;
    }

    /// <summary>A letter and a notice to Tomas that were refused.</summary>
    private async Task ParkAsync(string address)
    {
        await World.SaveAsync(db =>
        {
            db.Post(OutboxWords.LetterTo(address), World.Now).Park("550 nobody here");
            db.Outbox.Add(OutboxMail.OfNotice(Guid.CreateVersion7(), Cast.Tomas, World.Now - TimeSpan.FromHours(1))).Entity.Park("550 nobody here");
            return Task.CompletedTask;
        });
        World.Get<LiveTopics>().Announce(Topic.Outbox);
    }
}

public sealed class SqliteDeskMailTests() : DeskMail(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresDeskMailTests() : DeskMail(Provider.Postgres);
